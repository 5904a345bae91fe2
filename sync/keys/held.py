"""A held key in the clothes of ``cryptography``, which signs requests with its own kind only."""

from typing import Any, NoReturn

from cryptography.hazmat.primitives.asymmetric import ec

from sync.keys.signing import HeldKey


class AsPrivateKey(ec.EllipticCurvePrivateKey):
    """Signs with a held key; everything that would show the key is refused."""

    def __init__(self, held: HeldKey) -> None:
        self._held = held

    @property
    def curve(self) -> ec.EllipticCurve:
        """P-256, as every key of ours."""
        return ec.SECP256R1()

    @property
    def key_size(self) -> int:
        """Bits of the curve."""
        return 256

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """Return the public key."""
        return self._held.public

    def sign(self, data: Any, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        """Return ECDSA over SHA-256, which is all that a request asks for."""
        return self._held.sign(bytes(data))

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> NoReturn:
        """Refuse: this key signs and does nothing else."""
        raise TypeError("a held key only signs")

    def private_numbers(self) -> NoReturn:
        """Refuse: the key does not leave its place."""
        raise TypeError("a held key is not shown")

    def private_bytes(self, *_given: object, **_named: object) -> NoReturn:
        """Refuse: the key does not leave its place."""
        raise TypeError("a held key is not shown")

    def __copy__(self) -> "AsPrivateKey":
        """Return itself: there is one key."""
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> "AsPrivateKey":
        """Return itself: there is one key."""
        return self
