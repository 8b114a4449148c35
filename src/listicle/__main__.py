"""`python -m listicle` is the command `extract`."""

from listicle.cli import main

if __name__ == "__main__":
    main(prog_name="extract")
