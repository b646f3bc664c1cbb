#!/usr/bin/env python3
"""Sets our times beside the peers', the prototype's and the targets, as one table.

Usage: benchmarks/report.py OURS.csv PEERS.csv
"""

import csv
import sys

# operation → the names it has in the peers' file, the prototype's there, and the target in seconds by workload
OPERATIONS = {
    "location quotients + presence": (("rca", "lq"), ("rca_f64_plus_bits",), {"W2": 0.0035}),
    "proximity": (("proximity",), ("prox_popcnt_f32", "prox_ssyrk_1t", "cooc_sparse_u16"), {"W2": 0.001, "W3": 0.5, "W4": 0.04}),
    "relatedness density": (("density",), ("dens_sparse_blk", "dens_sgemm_2t"), {"W2": 0.004, "W3": 0.5, "W4": 0.06}),
    "ECI/PCI": (("eci", "kci", "all"), ("eci_lanczos",), {"W2": 0.003, "W3": 0.02}),
    "fitness 200 steps": (("fitness200",), ("fitness200",), {"W2": 0.02}),
    "1000 nulls": (
        ("vegan_curveball_thin7500_n1000", "backbone_fdsm_fastball_n1000", "bicm_proj_normal"),
        ("N1_proto_n1000_trades3000_T2",),
        {"N1": 1.0},
    ),
}


def best(peers, workload, names, is_prototype):
    times = [
        (float(row["seconds"]), row["peer"])
        for row in peers
        if row["workload"] == workload and row["operation"] in names and (row["peer"] == "reference prototype") == is_prototype
    ]
    return min(times, default=(None, ""))


def text(seconds):
    return "–" if seconds is None else f"{seconds:.4f}"


def main():
    ours_path, peers_path = sys.argv[1:]
    with open(peers_path, encoding="utf-8", newline="") as file:
        peers = list(csv.DictReader(file))
    print(f"{'':4} {'operation':31} {'ours s':>9} {'plain s':>9} {'best peer s':>22} {'× peer':>7} {'prototype':>9} {'target':>7}")
    with open(ours_path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["workload"] == "machine":
                print(f"machine: {row['operation']} {row['seconds']}")
                continue
            workload, operation, seconds = row["workload"], row["operation"], float(row["seconds"])
            names, prototypes, targets = OPERATIONS[operation]
            peer, name = best(peers, workload, names, False)
            prototype, _ = best(peers, workload, prototypes, True)
            target = targets.get(workload)
            ratio = "–" if peer is None else f"{peer / seconds:.0f}"
            verdict = "" if target is None else ("reached" if seconds <= target else "missed")
            plain = float(row["plain_seconds"]) if row["plain_seconds"] else None
            peer_text = "–" if peer is None else f"{name} {peer:.4f}"
            print(f"{workload:4} {operation:31} {seconds:9.4f} {text(plain):>9} {peer_text:>22} {ratio:>7} {text(prototype):>9} {text(target):>7} {verdict}")


if __name__ == "__main__":
    main()
