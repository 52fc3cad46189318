"""The table of the labelled set: `PYTHONPATH=toolkit:tests python -m support.agreement_set [COUNT [FIRST]]`."""

import sys

from support.agreement_set.making import COUNT, stories
from support.agreement_set.measuring import Score, told_of

if __name__ == "__main__":
    count, first = (*map(int, sys.argv[1:]), COUNT, 0)[:2] if len(sys.argv) != 2 else (int(sys.argv[1]), 0)
    score = Score()
    for wrong in (True, False):
        for story in stories(count, wrong=wrong, first=first):
            score.judge(story.name, story.labels, told_of(story))
    sys.stdout.write(f"{'rule':20} seeded  found  false\n{score.table()}\n")
    sys.stdout.write(f"precision {score.precision():.1%}, recall {score.recall():.1%}\n")
    for rule, lines in score.examples.items():
        sys.stdout.write("".join(f"{rule}: {line[:40]} … {line[-130:]}\n" for line in lines[:6]))
