#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was compared before the judgement method was chosen (0003-judgement.md). Python's standard library only.

    python3 docs/decisions/0003-judgement-study.py            a few seconds

Each candidate turns an inspection's findings into one score; the same ordinal model, with the same prior on its slope,
is fitted on 19 inspections, weighted to the national rates, and asked about the twentieth. "Recoded" moves reach and impact a step, and now and then
the criterion and the finding, as often as two readers of the same findings differed; "half" also drops half of the
findings at random. Both ask models that never saw the inspection.
"""
import collections
import json
import math
import pathlib
import random

MODELS = pathlib.Path(__file__).resolve().parents[2] / "resources" / "models"
OUTCOMES = ["typically_positive", "inconsistent", "systemic_failings"]
CRITERIA = ["E1", "E2", "E3", "E4", "E5", "L1", "L2", "L3", "L4", "L5", "L6"]
REACH = ["few", "some", "many", "most"]
IMPACT = ["low", "moderate", "high", "severe"]
SIGN = {"strength": 1, "mixed": 0, "concern": -1}
NATIONAL = [0.20, 0.55, 0.25]

BANKS = collections.defaultdict(list)
for line in (MODELS / "published-findings.jsonl").read_text(encoding="utf-8").splitlines():
    finding = json.loads(line)
    BANKS[finding["inspection"]].append(finding)
KNOWN = {i["inspection"]: OUTCOMES.index(i["outcome"])
         for i in json.loads((MODELS / "published-inspections.json").read_text(encoding="utf-8"))["inspections"]}
NAMES = sorted(BANKS)


def weight(finding, scale):
    if scale == "counts":
        return 1.0
    if scale == "doubling":
        return 2.0 ** (REACH.index(finding["reach"]) + IMPACT.index(finding["impact"])) / 14.0625
    return (REACH.index(finding["reach"]) + 1) * (IMPACT.index(finding["impact"]) + 1) / 6.25


def sums(bank, scale, also):
    towards, weights = collections.Counter(), collections.Counter()
    for finding in bank:
        worth = weight(finding, scale)
        for criterion, share in [(finding["criterion"], 1.0)] + [(c, also) for c in finding["also"]]:
            towards[criterion] += share * worth * SIGN[finding["finding"]]
            weights[criterion] += share * worth
    return towards, weights


def reliable(bank, prior=4.0, scale="weighted", also=0.5):
    """The chosen one: criteria's own means, each counted by weight / (weight + prior)."""
    towards, weights = sums(bank, scale, also)
    return sum(towards[c] / (weights[c] + prior) for c in CRITERIA) / sum(
        weights[c] / (weights[c] + prior) for c in CRITERIA)


def plain(bank, prior=1.0):
    towards, weights = sums(bank, "weighted", 0.5)
    seen = [c for c in CRITERIA if weights[c] > 0]
    return sum(towards[c] / (weights[c] + prior) for c in seen) / len(seen)


def pooled(bank):
    towards, weights = sums(bank, "weighted", 0.5)
    return sum(towards.values()) / (sum(weights.values()) + 1)


def grave(bank):
    """The chosen score less the share of the evidence that is a severe concern, or a high one for many or most."""
    heavy = sum(weight(f, "weighted") for f in bank if f["finding"] == "concern" and (
        f["impact"] == "severe" or (f["impact"] == "high" and f["reach"] in ("many", "most"))))
    return reliable(bank) - heavy / sum(weight(f, "weighted") for f in bank)


CANDIDATES = {
    "reliability-weighted mean over criteria, prior 4 (chosen)": reliable,
    "the same, prior 1": lambda bank: reliable(bank, prior=1),
    "the same, prior 10": lambda bank: reliable(bank, prior=10),
    "the same, further criteria not counted": lambda bank: reliable(bank, also=1e-9),
    "the same, further criteria counted in full": lambda bank: reliable(bank, also=1),
    "the same, without reach and impact": lambda bank: reliable(bank, scale="counts"),
    "the same, levels that double instead of rising evenly": lambda bank: reliable(bank, scale="doubling"),
    "plain mean over criteria with findings": plain,
    "all findings in one pool": pooled,
    "chosen less the share of grave concerns": grave,
}


def logistic(value):
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, value))))


def chances(model, score):
    slope, cuts = model
    upto = [logistic(c + slope * score) for c in cuts] + [1.0]
    return [max(1e-12, upto[k] - (upto[k - 1] if k else 0.0)) for k in range(3)]


def solve(matrix, right):
    size = len(right)
    rows = [list(matrix[i]) + [right[i]] for i in range(size)]
    for i in range(size):
        best = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    for i in reversed(range(size)):
        rows[i][size] = (rows[i][size] - sum(rows[i][k] * rows[k][size] for k in range(i + 1, size))) / rows[i][i]
    return [row[size] for row in rows]


def fit(scores, outcomes, deviation=2.5, rates=None):
    """Newton's method on the log loss plus the normal prior on slope times the scores' standard deviation."""
    count = [outcomes.count(k) for k in range(3)]
    times = [rates[k] * len(outcomes) / count[k] if rates else 1.0 for k in range(3)]
    mean = sum(scores) / len(scores)
    spread = math.sqrt(sum((s - mean) ** 2 for s in scores) / (len(scores) - 1))
    penalty = 1 / (2 * (deviation / spread) ** 2)

    def loss(model):
        return penalty * model[0] ** 2 - sum(times[y] * math.log(chances(model, x)[y]) for x, y in zip(scores, outcomes))

    model = (0.0, [math.log(count[0] / (count[1] + count[2])), math.log((count[0] + count[1]) / count[2])])
    for _ in range(100):
        slope, cuts = model
        gradient = [0.0, 0.0, 2 * penalty * slope]
        hessian = [[1e-9, 0, 0], [0, 1e-9, 0], [0, 0, 2 * penalty]]
        for x, y in zip(scores, outcomes):
            up, down = [0.0] * 3, [0.0] * 3
            upper = lower = (0.0, 0.0)
            if y < 2:
                share = logistic(cuts[y] + slope * x)
                upper, up[y], up[2] = (share * (1 - share), share * (1 - share) * (1 - 2 * share)), 1.0, x
            if y > 0:
                share = logistic(cuts[y - 1] + slope * x)
                lower, down[y - 1], down[2] = (share * (1 - share), share * (1 - share) * (1 - 2 * share)), 1.0, x
            chance = chances(model, x)[y]
            first = [(upper[0] * up[i] - lower[0] * down[i]) / chance for i in range(3)]
            for i in range(3):
                gradient[i] -= times[y] * first[i]
                for k in range(3):
                    hessian[i][k] -= times[y] * (
                        (upper[1] * up[i] * up[k] - lower[1] * down[i] * down[k]) / chance - first[i] * first[k])
        move = solve(hessian, gradient)
        part, now = 1.0, loss(model)
        while part > 1e-8:
            other = (slope - part * move[2], [cuts[0] - part * move[0], cuts[1] - part * move[1]])
            if other[1][0] < other[1][1] and loss(other) < now - 1e-12:
                break
            part /= 2
        else:
            break
        model = other
    return model


def recoded(bank, dice, kept):
    out = []
    for finding in bank:
        if dice.random() > kept:
            continue
        finding = dict(finding)
        for field, levels, rate in (("reach", REACH, 0.21), ("impact", IMPACT, 0.17)):
            if dice.random() < rate:
                finding[field] = levels[max(0, min(3, levels.index(finding[field]) + dice.choice((-1, 1))))]
        if dice.random() < 0.02:
            finding["finding"] = dice.choice([f for f in SIGN if f != finding["finding"]])
        if dice.random() < 0.12:
            finding["criterion"] = dice.choice(CRITERIA)
        out.append(finding)
    return out or bank[:1]


def study(score, rounds=60, **fitting):
    fitting.setdefault("rates", NATIONAL)
    scores = {name: score(BANKS[name]) for name in NAMES}
    losses, right, slopes, rough = [], 0, [], {1.0: [0, 0.0, 0], 0.5: [0, 0.0, 0]}
    for name in NAMES:
        others = [other for other in NAMES if other != name]
        model = fit([scores[o] for o in others], [KNOWN[o] for o in others], **fitting)
        slopes.append(model[0])
        seen = chances(model, scores[name])
        losses.append(-math.log(seen[KNOWN[name]]))
        right += seen[KNOWN[name]] == max(seen)
        before = seen.index(max(seen))
        for kept, totals in rough.items():
            dice = random.Random(f"{name}{kept}")
            for _ in range(rounds):
                seen = chances(model, score(recoded(BANKS[name], dice, kept)))
                totals[0] += seen[KNOWN[name]] == max(seen)
                totals[1] -= math.log(seen[KNOWN[name]])
                totals[2] += seen.index(max(seen)) == before
    return losses, right, slopes, {k: (t[0] / rounds, t[1] / rounds / 20, t[2] / rounds / 20) for k, t in rough.items()}


def line(label, result, base):
    losses, right, slopes, rough = result
    mean = sum(losses) / 20
    paired = [a - b for a, b in zip(losses, base)]
    shift = sum(paired) / 20
    error = math.sqrt(sum((p - shift) ** 2 for p in paired) / 19 / 20)
    print(f"{label:<58} {right:>2}/20  {mean:.3f}  {shift:+.3f} ± {error:.3f}   {min(slopes):4.1f}-{max(slopes):4.1f}   "
          + "   ".join(f"{rough[k][0]:4.1f}/20 {rough[k][1]:.3f} same {100 * rough[k][2]:.0f}%" for k in (1.0, 0.5)))


def main():
    print(f"{'':<58} left out     difference        slope       recoded                     half")
    base = study(reliable)
    for label, score in CANDIDATES.items():
        line(label, base if score is reliable else study(score), base[0])
    print("\nThe chosen score with other priors on the slope, and fitted to the sample's own rates (25/45/30%)")
    for deviation in (1.5, 2.5, 4.0, 10.0):
        line(f"standard deviation {deviation}", study(reliable, deviation=deviation), base[0])
    line("standard deviation 2.5, the sample's own rates", study(reliable, rates=None), base[0])
    for rates in (None, NATIONAL):
        slope, cuts = fit([reliable(BANKS[n]) for n in NAMES], [KNOWN[n] for n in NAMES], rates=rates)
        print(f"on all 20, {'national' if rates else 'own':<8} rates: slope {slope:.2f}, scores at the cuts "
              f"{-cuts[0] / slope:+.3f} {-cuts[1] / slope:+.3f}")
    cells = collections.defaultdict(list)
    for name in NAMES:
        for finding in BANKS[name]:
            cells[name, finding["criterion"]].append(SIGN[finding["finding"]])
    within = between = inner = outer = size = 0.0
    for name in NAMES:
        own = [cell for key, cell in cells.items() if key[0] == name]
        number = sum(map(len, own))
        mean = sum(map(sum, own)) / number
        for cell in own:
            middle = sum(cell) / len(cell)
            within += sum((s - middle) ** 2 for s in cell)
            inner += len(cell) - 1
            between += len(cell) * (middle - mean) ** 2
        outer += len(own) - 1
        size += number - sum(len(cell) ** 2 for cell in own) / number
    within, between = within / inner, between / outer
    print(f"\nsigns of findings: variance within a criterion {within:.2f}, of the criteria's own levels within an "
          f"inspection {(between - within) / (size / outer):+.3f}")
    one = BANKS["R02"]
    flood = one + [dict(one[0], criterion="L6", also=[], finding="strength", reach="many", impact="high")] * 100
    print(f"R02 with a hundred strengths more on L6: chosen {reliable(one):+.2f} -> {reliable(flood):+.2f}, "
          f"one pool {pooled(one):+.2f} -> {pooled(flood):+.2f}")


if __name__ == "__main__":
    main()
