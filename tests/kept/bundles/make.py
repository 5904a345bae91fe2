"""Make the kept bundle of 1.1 and the request of two keys; run once, never again.

Run: .venv/bin/python tests/kept/bundles/make.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from models.facts.assessment import GuidanceSet
from models.facts.bodies import PackRef
from sync.keys.authority import Authority
from sync.keys.bundle import Extras, Recipient
from sync.keys.laptop import make_keys, make_request
from sync.keys.reasons import Reason
from tests.support import pack

FOLDER = Path(__file__).parent
NOW = "2026-03-01T08:00:00.000Z"
DEVICE, GONE = (f"{n}{n}{n}{n}{n}{n}{n}{n}-2222-4222-8222-222222222222" for n in "23")
AGE = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def make() -> None:
    authority, root = Authority.create("示例区卫生健康委员会", "kept sample", NOW)
    authority, _gone = authority.enrol(make_request(make_keys(), GONE, "示例二组"), NOW)
    authority = authority.revoke(GONE, NOW, Reason.LOST)
    authority = authority.district_renewed(root, "kept sample", NOW)
    request = make_request(make_keys(), DEVICE, "示例一组")
    authority, signing, tls = authority.enrol_whole(request, NOW, "示例甲")
    sample = pack()
    extras = Extras(
        serial=20260301001,
        tls=tls,
        server=authority.tls_key()[1],
        recipients=(Recipient(name="示例区", key=AGE),),
        standards=((sample, "示例.xlsx"),),
        guidance=(GuidanceSet(pack=sample.id, issuer="示例区", notes={"1": "以现场为准"}),),
    )
    packs = (PackRef(id=sample.id, edition=sample.edition, sha256="a" * 64),)
    data = authority.bundle_for(signing, NOW, AGE, packs, extras)
    (FOLDER / "trust-bundle-1.1.p7m").write_bytes(data)
    (FOLDER / "trust-1.1.pem").write_bytes(authority.trust().to_pem())
    (FOLDER / "request-1.1.csr").write_bytes(request)


if __name__ == "__main__":
    make()
