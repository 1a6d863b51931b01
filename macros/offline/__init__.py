"""The site without a network: on a phone after a visit, and in a folder on a USB stick."""
