"""What the bench measures: a toolbox of any size, the builds that are compared, what is told of them."""
