#!/usr/bin/env python3
"""Checks every dependency's licence and source against deny.toml, offline. Known advisories need cargo-deny.

usage: .ci/licences.py     (from the checkout's top, after a build: it asks cargo without the network)
"""
import json
import re
import subprocess
import sys
import tomllib


def satisfied(expression, allowed):
    """Whether an SPDX licence expression can be met with the allowed licences alone ('/' is the old form of OR)."""
    tokens = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))

    def either():
        met = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            met = both() or met
        return met

    def both():
        met = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            met = one() and met
        return met

    def one():
        name = tokens.pop(0)
        if name == "(":
            met = either()
            tokens.pop(0)
            return met
        if tokens and tokens[0] == "WITH":
            name = f"{name} WITH {tokens[1]}"
            del tokens[:2]
        return name in allowed

    try:
        return either() and not tokens
    except IndexError:
        return False


def dependencies():
    """Packages that this machine's build uses, tests and benches included."""
    host = re.search(r"^host: (.+)$", subprocess.check_output(["rustc", "-vV"], text=True), re.M).group(1)
    command = ["cargo", "metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", host]
    graph = json.loads(subprocess.check_output(command))
    used = {node["id"] for node in graph["resolve"]["nodes"]}
    return [package for package in graph["packages"] if package["id"] in used and package["source"]]


def main():
    with open("deny.toml", "rb") as file:
        rules = tomllib.load(file)
    allowed = set(rules["licenses"]["allow"])
    sources = {f"registry+{url}" for url in rules["sources"]["allow-registry"]}
    packages, refused = dependencies(), 0
    for package in packages:
        name = f"{package['name']} {package['version']}"
        if not satisfied(package["license"] or "", allowed):
            print(f"{name}: licence {package['license']!r} is not allowed by deny.toml")
            refused += 1
        if package["source"] not in sources:
            print(f"{name}: source {package['source']} is not allowed by deny.toml")
            refused += 1
    print(f"{len(packages)} dependencies checked, {refused} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
