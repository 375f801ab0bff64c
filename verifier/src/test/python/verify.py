#!/usr/bin/env python3
"""Verifies an export of Budget Trail: hashes, tree, heads, sequences, no overspend, three rates.

Written from docs/export.md with the standard library only, so that anybody can read all of it. It is shorter than the
Java verifier and checks less; what it checks, it decides alike. Usage: verify.py EXPORT [KEYFILE]. Ends with 0, 1 or 2.
"""
import base64, functools, hashlib, json, struct, sys, zipfile
from collections import defaultdict
from fractions import Fraction

# Ed25519 (RFC 8032, section 5.1.7), with points in extended coordinates.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

def add(a, b):
    p, q = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    r, s = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = q - p, s - r, s + r, q + p
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, point):
    result = (0, 1, 1, 0)
    while n:
        if n & 1:
            result = add(result, point)
        point, n = add(point, point), n >> 1
    return result

def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(public, text, signature):
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % L
    left, right = times(s, BASE), add(point(signature[:32]), times(h, point(public)))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)

faults = []

def check(holds, what):
    if not holds:
        faults.append(what)

def note(key, whole):
    """The text of a signed note (C2SP signed-note), if one of its signatures is of the key."""
    name, typed = key.split("+")[0], base64.b64decode(key.strip().split("+", 2)[2])
    text, _, signatures = whole.rpartition("\n\n")
    text += "\n"
    for line in signatures.splitlines():
        _, signer, data = line.split(" ")
        data = base64.b64decode(data)
        key_id = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
        if signer == name and data[:4] == key_id and signed(typed[1:], text.encode(), data[4:]):
            return text
    faults.append("not signed by the key: " + text.splitlines()[0])
    return text

def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()

def grown(parts, leaf, size):
    """The roots of the complete parts of a tree, one more leaf added (RFC 6962, section 2.1)."""
    while size & 1:
        leaf, size = node(parts.pop(), leaf), size >> 1
    parts.append(leaf)

def root(parts):
    return functools.reduce(lambda right, left: node(left, right), reversed(parts))

def columns(leaf):
    at, result = 0, []
    while at < len(leaf):
        length = struct.unpack_from(">i", leaf, at)[0]
        result.append(leaf[at + 4 : at + 4 + length])
        at += 4 + length
    return result

def facts(events):
    while head := events.read(4):
        yield events.read(struct.unpack(">I", head)[0])

fen, number = lambda yuan: int(yuan.replace(".", "")), lambda it: int.from_bytes(it, "big", signed=True)
lines = defaultdict(lambda: defaultdict(int))  # sums by line
about, units, waiting, adjustments, sequences = {}, defaultdict(list), {}, {}, defaultdict(int)

def post(position, kind, it):
    """What a fact adds to which sum of its line; Q and K hold as docs/export.md says."""
    line, amount = lines[it["line"]], fen(it.get("amount", "0.00"))
    if kind in ("opened", "described"):
        about[it["line"]] = max(about.get(it["line"], ("",)), (it["effective"], position, it["description"]), key=lambda d: d[:2])
    elif kind in ("appropriated", "carried-in"):
        line["B"] += amount
        line["B0"] += amount if kind == "appropriated" else 0
    elif kind in ("supplemented", "reduced", "transferred-in", "transferred-out"):
        line["B"] += amount if kind in ("supplemented", "transferred-in") else -amount
        adjustments[it["line"], it["adjustment"]] = [kind, amount, it.get("counterpart"), False]
    elif kind.startswith("exemption"):
        adjustments[it["line"], it["adjustment"]][3] = kind == "exemption-granted"
    elif kind in ("frozen", "unfrozen"):
        line["Q"] += amount if kind == "frozen" else -amount
    elif kind.startswith("commitment"):
        line["K"] += fen(it["change"]) if kind.endswith("revised") else -amount if kind.endswith("released") else amount
    elif kind == "disbursement-requested":
        waiting[it["disbursement"]] = amount
        line["Q"] += 0 if it["commitment"] else amount
    elif kind in ("disbursement-rejected", "disbursement-withdrawn"):
        line["Q"] -= 0 if it["commitment"] else amount
    elif kind in ("disbursement-paid", "disbursement-recorded", "disbursement-reversed"):
        amount = -amount if kind.endswith("reversed") else amount
        line["P"] += amount
        line["K"] -= amount if it["commitment"] else 0
        line["Q"] -= amount if kind.endswith("paid") and not it["commitment"] else 0
    elif kind == "disbursement-refunded":
        line["P"] -= amount
    check(line["B"] - line["P"] - line["K"] - line["Q"] >= 0, f"position {position}: {it['line']} is overspent")

def scopes(line):
    year, it = line[:4], about[line][2]
    path, step = [], it["unit"]
    while step and step not in path:
        path.append(step)
        known = [u for u in units[step] if u[0] <= year + "-12-31"]
        step = max(known)[2] if known else None
    of = [("UNIT", u) for u in path if u == it["unit"] or u != path[-1]] + [("DEPARTMENT", path[-1])]
    return {(int(year), *s) for s in of + ([("PROJECT", it["project"])] if it["project"] else [])}

def verify(path, keyfile):
    archive = zipfile.ZipFile(path)
    read, raw = archive.read, archive.read("manifest.json")
    manifest, key = json.loads(raw), open(keyfile).read() if keyfile else read("key.txt").decode()
    statement = f"budget-trail file statement v1\nfile manifest.json\nsha256 {hashlib.sha256(raw).hexdigest()}\norigin {manifest['origin']}\n"
    check(note(key, read("manifest.sig").decode()) == statement, "manifest.sig is of another manifest")
    for it in manifest["entries"]:
        check(hashlib.sha256(read(it["name"])).hexdigest() == it["sha256"], it["name"] + " is another")
    heads = {}
    for each in read("heads.txt").decode().replace("\n\n— ", "\0").strip("\n").split("\n\n"):
        origin, size, hash_ = note(key, each.replace("\0", "\n\n— ") + "\n").splitlines()[:3]
        check(origin == manifest["origin"], "a head of another log")
        heads[int(size)] = base64.b64decode(hash_)
    check(manifest["size"] in heads, "no head of the size")
    hashes, parts, seen, last = read("leaves.bin"), [], 0, 0
    whole = not any(manifest["scope"].values())
    for at in range(manifest["size"]):
        grown(parts, hashes[32 * at : 32 * at + 32], at)
        check(at + 1 not in heads or root(parts) == heads[at + 1], f"position {at + 1}: another root than its head")
    for leaf in facts(archive.open("events.bin")):
        field = columns(leaf)
        position, stream, kind = number(field[0]), field[1].decode(), field[3].decode()
        sealed = hashes[32 * position - 32 : 32 * position]
        check(hashlib.sha256(b"\0" + leaf).digest() == sealed, f"position {position}: not the bytes that were sealed")
        check(position == last + 1 if whole else position > last, f"position {position}: follows {last}")
        check(number(field[2]) == sequences[stream], f"position {position}: out of sequence")
        last, sequences[stream], seen = position, number(field[2]) + 1, seen + 1
        it = json.loads(field[5])
        if kind == "reference.unit-described":
            units[it["unit"]].append((it["effective"], position, it["parent"]))
        elif kind.startswith("line."):
            post(position, kind[5:], it)
    check(seen == manifest["facts"] and (not whole or seen == manifest["size"]), "facts are missing")
    of, sums = {line: scopes(line) for line in about}, defaultdict(lambda: [0, 0, 0, 0])
    for line, groups in of.items():
        for group in groups:
            own = lines[line]["B0"], lines[line]["B"], lines[line]["P"], 0
            sums[group] = [a + b for a, b in zip(sums[group], own)]
    for (line, _), (kind, amount, peer, exempt) in adjustments.items():
        for group in of[line] - (of.get(peer, set()) if kind == "transferred-in" else set()):
            sums[group][3] += 0 if exempt else amount
    for row in json.loads(read("figures.json"))["figures"]:
        scope = row["fiscalYear"], row["level"], row["key"]
        b0, b, paid, moved = sums[scope]
        for name, part, all_ in ("execution", paid, b), ("adjustment", moved, b0), ("carryOver", b - paid, b):
            rate = row[name]
            same = rate["none"] == ("UNBUDGETED" if part else "NOT_APPLICABLE") if not all_ else not rate["none"] and \
                Fraction(part, all_) == Fraction(int(rate["numerator"]), int(rate["denominator"]))
            check(same, f"{scope}: {name} is {part}/{all_}")
            if row["level"] == "DEPARTMENT" and all_:
                print(scope[0], scope[2], name, f"{100 * part / all_:.2f} %")

try:
    verify(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
except (OSError, KeyError, ValueError, IndexError, struct.error, zipfile.BadZipFile, EOFError, TypeError, AttributeError) as e:
    faults.append(f"cannot be read: {e!r}")
print("\n".join(faults) or "ACCEPTED")
sys.exit(1 if faults else 0)
