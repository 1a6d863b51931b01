"""Runs a verb: python -m scripts VERB …; an accident is one sentence, never a traceback."""

from __future__ import annotations

import os
import runpy
import sys
import traceback

from scripts.accidents import sentence

INTERRUPTED = 130


def main(verb: str) -> int:
    """Run a verb with the arguments that follow its name, and return its exit code."""
    try:
        runpy.run_module(f"scripts.{verb.replace('-', '_')}", run_name="__main__", alter_sys=True)
        sys.stdout.flush()
    except SystemExit:
        raise
    except BrokenPipeError:  # Who asked reads no more, as « check | head » does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        told = sentence(error)
        if not told:
            traceback.print_exc()
            told = "Le programme lui-même a un défaut, vos textes n’y sont pour rien ; envoyer ces lignes à l’équipe."
        print(told, file=sys.stderr)
        return 1
    except KeyboardInterrupt as error:
        print(sentence(error), file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    del sys.argv[0]
    sys.exit(main(sys.argv[0]))
