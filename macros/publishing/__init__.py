"""What a toolbox becomes once published, whatever the host that lays its pages out."""
