"""What python3-dkim, python3-spf and libopendmarc make of messages: JSON in, JSON out, DNS at the port given."""

import base64
import ctypes
import json
import socket
import sys

import dkim
import dns.exception
import dns.resolver
import spf

PUBLIC_SUFFIXES = b"/usr/share/publicsuffix/public_suffix_list.dat"
# dmarc.h of libopendmarc 1.4
SPF_OUTCOMES = {"pass": 1, "fail": 2, "softfail": 2, "permerror": 2, "temperror": 3}
ORIGINS = {"mailfrom": 1, "helo": 2}
ALIGNED = 4
VERDICTS = {14: "none", 15: "pass", 16: "reject", 17: "quarantine", 18: "none"}


class SockaddrIn(ctypes.Structure):
    _fields_ = [("family", ctypes.c_ushort), ("port", ctypes.c_ushort), ("address", ctypes.c_ubyte * 4), ("zero", ctypes.c_ubyte * 8)]


class Library(ctypes.Structure):
    _fields_ = [("tld_type", ctypes.c_int), ("tld_file", ctypes.c_char * 4096), ("count", ctypes.c_int), ("servers", SockaddrIn * 3)]


def texts(name, timeout=5):
    """The first TXT record in one, as python3-dkim wants it; None where there is none."""
    try:
        answer = dns.resolver.resolve(name.decode() if isinstance(name, bytes) else name, "TXT", lifetime=timeout)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return None
    except dns.exception.DNSException as error:
        raise dkim.DnsTimeoutError(str(error))
    return b"".join(answer[0].strings)


def dkim_results(octets):
    message = dkim.DKIM(octets)
    found = []
    for at in range(sum(1 for name, _ in message.headers if name.lower() == b"dkim-signature")):
        one = dkim.DKIM(octets)
        try:
            holds = one.verify(idx=at, dnsfunc=texts)
            found.append("pass" if holds else "fail")
        except dkim.DnsTimeoutError:
            found.append("temperror")
        except dkim.DKIMException:
            found.append("fail")
    return found


def arc_result(octets):
    cv, _, _ = dkim.ARC(octets).verify(dnsfunc=texts)
    return cv.decode()


def spf_result(one):
    if one["ip"] is None or one["mailFrom"] is None:
        return None
    result, _ = spf.check2(i=one["ip"], s=one["mailFrom"], h=one["helo"] or "unknown", timeout=10)
    return result


def dmarc(opendmarc, one, spf_word, dkim_words):
    init = opendmarc.opendmarc_policy_connect_init
    init.restype = ctypes.c_void_p
    policy = ctypes.c_void_p(init((one["ip"] or "0.0.0.0").encode(), 6 if ":" in (one["ip"] or "") else 4))
    opendmarc.opendmarc_policy_store_from_domain(policy, one["author"].encode())
    if spf_word is not None and one["spfDomain"]:
        outcome = SPF_OUTCOMES.get(spf_word, 0)
        opendmarc.opendmarc_policy_store_spf(policy, one["spfDomain"].encode(), outcome, ORIGINS[one["identity"]], b"")
    for signer, word in zip(one["signers"], dkim_words):
        outcome = {"pass": 1, "temperror": 3}.get(word, 2)
        opendmarc.opendmarc_policy_store_dkim(policy, signer.encode(), b"", outcome, b"")
    status = opendmarc.opendmarc_policy_query_dmarc(policy, one["author"].encode())
    verdict = opendmarc.opendmarc_get_policy_to_enforce(policy)
    by_dkim, by_spf = ctypes.c_int(), ctypes.c_int()
    opendmarc.opendmarc_policy_fetch_alignment(policy, ctypes.byref(by_dkim), ctypes.byref(by_spf))
    opendmarc.opendmarc_policy_connect_shutdown(policy)
    return {
        "lookup": status,
        "verdict": VERDICTS.get(verdict, str(verdict)),
        "dkim": by_dkim.value == ALIGNED,
        "spf": by_spf.value == ALIGNED,
    }


def sealed(one):
    """The message with one ARC set more, made by python3-dkim."""
    octets = base64.b64decode(one["octets"])
    fields = dkim.arc_sign(
        octets,
        one["selector"].encode(),
        one["domain"].encode(),
        one["key"].encode(),
        one["authservId"].encode(),
        include_headers=[b"From", b"Subject", b"Date"],
    )
    return base64.b64encode(b"".join(fields) + octets).decode()


def signed(one):
    """The message with one DKIM signature more, made by python3-dkim."""
    octets = base64.b64decode(one["octets"])
    field = dkim.sign(
        octets,
        one["selector"].encode(),
        one["domain"].encode(),
        one["key"].encode(),
        canonicalize=tuple(one["canonicalize"].encode().split(b"/")),
        include_headers=[name.encode() for name in one["headers"]],
    )
    return base64.b64encode(field + octets).decode()


def main():
    asked = json.load(sys.stdin)
    if "sign" in asked:
        json.dump([signed(one) for one in asked["sign"]], sys.stdout)
        return
    if "seal" in asked:
        json.dump([sealed(one) for one in asked["seal"]], sys.stdout)
        return
    port = asked["port"]
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = port
    dns.resolver.default_resolver = resolver
    try:
        opendmarc = ctypes.CDLL("libopendmarc.so.2")
    except OSError:
        sys.exit("libopendmarc.so.2 is not installed: it comes with the Debian package libopendmarc2")
    library = Library(tld_type=1, tld_file=PUBLIC_SUFFIXES, count=1)
    library.servers[0] = SockaddrIn(socket.AF_INET, socket.htons(port), (ctypes.c_ubyte * 4)(127, 0, 0, 1))
    opendmarc.opendmarc_policy_library_init(ctypes.byref(library))
    told = []
    for one in asked["messages"]:
        octets = base64.b64decode(one["octets"])
        by_dkim = dkim_results(octets)
        by_spf = spf_result(one)
        told.append(
            {
                "dkim": by_dkim,
                "arc": arc_result(octets),
                "spf": by_spf,
                "dmarc": None if one["author"] is None else dmarc(opendmarc, one, by_spf, by_dkim),
            }
        )
    json.dump(told, sys.stdout)


main()
