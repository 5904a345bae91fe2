"""What a workspace keeps of a signing key on a token: where it lies, and what it signed. No Qt.

The PIN is not among it.
"""

from dataclasses import dataclass

from cryptography import x509

from models.errors import PackageError
from models.store import keyring
from models.store.workspace import Workspace
from sync.keys.certificates import PublicKey
from sync.keys.signing import TokenSigner
from sync.keys.token import ClosedKey

TOKEN, NEXT_TOKEN = "laptop-token", "laptop-token-next"
"""Place of the key on a token, instead of the key; the other waits for its certificate."""
SIGNED = "token-signature-"
"""Before the name of a signature that a token made."""


@dataclass(frozen=True, slots=True)
class KeptSignatures:
    """Signatures of a token, in its workspace; each is public, it stands in a package or form."""

    workspace: Workspace
    """Where they are kept."""

    def recall(self, name: str) -> bytes | None:
        with self.workspace.read() as session:
            return keyring.get(session, SIGNED + name)

    def keep(self, name: str, signature: bytes) -> None:
        with self.workspace.write() as connection:
            keyring.put(connection, SIGNED + name, signature)


def closed_signer(
    workspace: Workspace, certificate: x509.Certificate, chain: tuple[x509.Certificate, ...]
) -> TokenSigner:
    """Return the signer of a token that is not open."""
    public = certificate.public_key()
    if not isinstance(public, PublicKey):
        raise PackageError("key-not-of-certificate")
    return TokenSigner(ClosedKey(public), certificate, chain, KeptSignatures(workspace))
