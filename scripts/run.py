"""The launcher: makes .venv from the hashed lock when it must, then runs a verb in it.

Standard library only, so that it starts on a bare machine: python3 scripts/run.py VERB
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PATIENCE = 15
"""Seconds that a verb has to put things in order after Ctrl+C."""
VERBS = {
    "build": "vérifie puis fabrique le site dans site/",
    "serve": "aperçu sur http://127.0.0.1:8000 (ou suivante libre), à jour à chaque enregistrement",
    "check": "montre tous les problèmes des textes, avec fichier et ligne",
    "test": "lance tous les tests ; --vite : sans navigateur ni site entier, en une minute",
    "new": 'crée un fichier commenté : new methode "Café du monde", new programme "Titre" --besoins FICHIER, new territoire --commune 30007',
    "nouvelle-session": "un programme à d’autres dates : nouvelle-session nom --debut 2027-03-09",
    "renommer": "change le nom d’un outil, partout : renommer methode ancien nouveau",
    "dupliquer": 'commence un outil d’après un autre : dupliquer methode nom "Titre"',
    "retirer": "enlève un outil, ou dit ce qui en dépend : retirer methode nom",
    "recomposer": "choisit à nouveau ce qu’un programme compose, montre ce qui change : recomposer nom",
    "retours": "range dans la boîte ce que la page « Animer » a donné : retours FICHIER…",
    "alleger": "rend une image assez légère pour la boîte, sans le lieu de la photo : alleger IMAGE…",
    "imprimer": "un document choisi : imprimer cartes nom nom…, imprimer suivi nom nom…",
    "bundle": "le site en un fichier zip, à ouvrir sans réseau, dans dist/",
    "links": "demande à chaque adresse extérieure si elle répond encore, dans dist/liens.md",
    "bom": "la liste des logiciels employés et de leurs licences (CycloneDX), dans dist/",
    "bench": "mesure ce que coûte une grande boîte, à côté d’un hôte nu : bench 100 1000",
    "lint": "vérifie le code : ruff, mypy, import-linter",
    "lock": "refait les verrous requirements*.txt (demande uv)",
}
DEVELOPER_VERBS = {"test", "lint", "lock", "links", "bom"}


def main(arguments: list[str]) -> int:
    """Run a verb in the project's own environment and return its exit code."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        return fail(f"Python 3.11 ou plus récent est nécessaire ; celui-ci est le {found}.")
    if not arguments or arguments[0] not in VERBS:
        return usage(arguments)
    verb, *rest = arguments
    try:
        return launch(verb, rest)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return fail(f"Le système a refusé {error.filename or ROOT} : {error.strerror or error}.")


def launch(verb: str, rest: list[str]) -> int:
    """Make the environment ready, then run a verb in it; Ctrl+C is for the verb to answer."""
    lock = "requirements-dev.txt" if verb in DEVELOPER_VERBS else "requirements.txt"
    problem = unfit(lock) or prepare(lock)
    if problem:
        return fail(problem)
    environment = dict(os.environ, PYTHONPATH=str(ROOT), NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1")
    command = [str(python()), "-m", "scripts", verb, *rest]
    running = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        return running.wait()
    except KeyboardInterrupt:  # The verb has it too: it puts things in order, and ends.
        with suppress(subprocess.TimeoutExpired):
            return running.wait(PATIENCE)
        return 130
    finally:
        if running.poll() is None:
            running.kill()


def unfit(lock: str) -> str:
    """Return why nothing can run in this folder; an empty text when all can."""
    if os.pathsep in str(ROOT):
        return (
            f"Le chemin « {ROOT} » contient « {os.pathsep} », qui sépare des chemins pour Python ; "
            "renommer ce dossier, puis recommencer."
        )
    if not (ROOT / lock).is_file():
        return f"Le fichier {lock} manque ; le rétablir, ou recopier le projet, puis recommencer."
    if os.path.lexists(VENV) and not VENV.is_dir():
        return f"{VENV} n’est pas un dossier ; le supprimer, puis recommencer."
    return ""


def usage(arguments: list[str]) -> int:
    """Print the verbs; asking for nothing is not a mistake, asking for the unknown is."""
    if arguments and arguments[0] not in {"-h", "--help", "help"}:
        print(f"« {arguments[0]} » n’est pas une commande connue.\n", file=sys.stderr)
    print("Usage : python3 scripts/run.py COMMANDE\n")
    for verb, promise in VERBS.items():
        print(f"  {verb:<8} {promise}")
    return 0 if not arguments or arguments[0] in {"-h", "--help", "help"} else 2


def fail(sentence: str) -> int:
    """Print one sentence and return the exit code of a failure."""
    print(sentence, file=sys.stderr)
    return 1


def python() -> Path:
    """Return the interpreter of the project's environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(lock: str) -> str:
    """Make the environment hold a lock; return an empty text, or the sentence that says why not."""
    if ready(lock):
        return ""
    if not os.access(ROOT, os.W_OK):
        return f"Le dossier {ROOT} est en lecture seule ; le copier ailleurs puis recommencer."
    try:
        with (ROOT / ".verrou").open("a") as held:
            if not alone(held.fileno()):
                return "Un autre travail est en cours dans ce dossier ; attendre qu’il finisse, ou l’arrêter."
            print("Première fois (ou verrou changé) : installation dans .venv…", file=sys.stderr)
            return create() or install(lock) or mark(lock)
    except OSError as error:
        return f"L’environnement n’a pas pu être écrit dans {VENV} : {error.strerror or error}."


def alone(file: int) -> bool:
    """Take the lock of all that writes here, as scripts/verrou.py does; say whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def digest(lock: str) -> str:
    """Return the fingerprint of a lock file."""
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def ready(lock: str) -> bool:
    """Say whether the environment already holds this lock, or the developers' one above it."""
    if not python().exists():
        return False
    locks = {lock, "requirements-dev.txt"}
    return any(
        marker(name).is_file() and marker(name).read_text() == digest(name) for name in locks
    )


def marker(lock: str) -> Path:
    """Return the file that remembers which lock was installed."""
    return VENV / f"{lock}.sha256"


def mark(lock: str) -> str:
    """Remember that a lock was installed."""
    marker(lock).write_text(digest(lock))
    return ""


def create() -> str:
    """Create the environment when it is missing; return what went wrong, if anything."""
    if usable():
        return ""
    shutil.rmtree(VENV, ignore_errors=True)
    if shutil.which("uv"):
        return run(["uv", "venv", "--quiet", "--python", sys.executable, str(VENV)])
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        return (
            "Le module « venv » de Python manque ; l’installer "
            "(sous Debian ou Ubuntu : apt install python3-venv), ou installer uv."
        )
    venv.EnvBuilder(with_pip=True).create(VENV)
    return ""


def usable() -> bool:
    """Say whether the environment runs, and can be installed into with what this machine has."""
    if not python().exists():
        return False
    probe = [str(python()), "-c", "import sys" if shutil.which("uv") else "import pip"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def install(lock: str) -> str:
    """Install a lock, every file checked against its hash; return what went wrong, if anything."""
    if shutil.which("uv"):
        installer = ["uv", "pip", "install", "--python", str(python())]
    else:
        installer = [str(python()), "-m", "pip", "install", "--disable-pip-version-check"]
        installer.append("--no-compile")  # Python compiles what is read, when it first is: a tenth.
    return run([*installer, "--quiet", "--require-hashes", "-r", str(ROOT / lock)])


def run(command: list[str]) -> str:
    """Run an installation step; return an empty text, or a sentence that says why it failed."""
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode == 0:
        return ""
    return explain(done.stdout + done.stderr)


def explain(output: str) -> str:
    """Return the sentence that fits an installer's output."""
    low = output.lower()
    if "read-only" in low or "permission denied" in low:
        return f"Le dossier {ROOT} est en lecture seule ; le copier ailleurs puis recommencer."
    if any(word in low for word in NETWORK):
        return "Le réseau ne répond pas ; la première installation demande une connexion. Recommencer ensuite."
    if "hash" in low and "match" in low:
        return "Un paquet reçu n’a pas l’empreinte attendue ; rien n’a été installé. Recommencer, ou prévenir l’équipe."
    last = [line for line in output.strip().splitlines() if line.strip()][-1:]
    return f"L’installation a échoué : {last[0].strip() if last else 'sans explication'}"


NETWORK = (
    "temporary failure in name resolution",
    "failed to establish a new connection",
    "name or service not known",
    "network is unreachable",
    "connection refused",
    "failed to fetch",
    "dns error",
    "getaddrinfo failed",
    "newconnectionerror",
    "connecttimeout",
    "error sending request",
    "proxyerror",
    "cannot connect to proxy",
)
"""What pip and uv print when a registry cannot be reached."""


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
