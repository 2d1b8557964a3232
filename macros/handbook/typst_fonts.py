"""The characters of the fonts inside Typst that Noto Sans lacks: Armenian, Georgian, Hebrew, Arabic, signs and arrows.

These fonts are no files that could be asked, so their characters are listed; a test sets all of them.
"""

from functools import cache

# The first and the last code point of each run, in hexadecimal.
_RUNS = """
531-556 559-58a 58d-58f 5be 5c0 5c3 5c6 5d0-5ea 5ef-5f4
606-60c 61b 61f 621-63a 640-64a 660-66d 674 679-67b 67e-680 683-684 686-687 691 698 6a4 6a9 6af 6be 6cc 6f0-6f9
10d0-10fa 10fc-10ff 2160-2182 2190-2211 2213-23ff 2422-2423 2460-25cb 25cd-2606 2609-262f 2638-268b 2690-269c
26a0-26a7 26aa-26af 26b2 2701-2704 2706-2709 270c-2714 2717-2726 272a-274b 274d 274f-2752 2756 2758-275e 2761-277f
2794 2798-27af 27b1-27ff
"""


@cache
def typst_characters() -> frozenset[int]:
    """The code points that Typst draws with its own fonts."""
    runs = (run.partition("-") for run in _RUNS.split())
    return frozenset(code for first, _, last in runs for code in range(int(first, 16), int(last or first, 16) + 1))
