/* Comparing: what each row says of each practice, and whether they differ. Knows no page. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { compare: words, facts } = PA.wording;

  /** The practices of a list of ids: at most `most`, each once, with ids that moved; what is unknown is named apart. */
  const pick = (data, ids, most) => {
    const byId = new Map(data.practices.map((practice) => [practice.id, practice]));
    const known = ids.map((id) => byId.get(id) || byId.get(data.moved[id]));
    const found = [...new Set(known.filter(Boolean))];
    return {
      practices: found.slice(0, most),
      unknown: ids.filter((_, place) => !known[place]),
      left: found.slice(most),
    };
  };

  const least = (values, word, other) => {
    const known = values.filter((value) => value !== null);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    return values.map((value) =>
      value === null || low === high ? "" : value === low ? word : value === high ? other : "",
    );
  };

  const facet = (data, practices, key) => {
    const shared = (term) => practices.every((practice) => practice.facets[key].includes(term));
    return practices.map((practice) => ({
      items: data.facets[key].terms
        .filter((term) => practice.facets[key].includes(term.key))
        .map((term) => ({ text: term.label, differs: !shared(term.key) })),
    }));
  };

  /** An amount as macros/edition/facts.py says it: the band, the rating's own, and whether it is an estimate. */
  const amount = (scale, found, about, isEstimate) =>
    [found.amount, about !== null && PA.formatAbout(about, scale), isEstimate && facts.estimate]
      .filter(Boolean)
      .join(" · ");

  const level = (data, practices, path) => {
    const scale = data.scales[path.at(-1)];
    const at = (tree) => path.reduce((branch, key) => branch[key], tree);
    const levels = practices.map((practice) => at(practice.ratings));
    const marks = least(levels, "lowest", "highest");
    return practices.map((practice, place) => {
      const found = scale.levels[levels[place] - 1];
      return found
        ? {
            level: found.level,
            text: PA.fill(words.level, { level: found.level, label: found.label }),
            amount: amount(scale, found, at(practice.about), at(practice.estimates)),
            note: at(data.reasons[practice.id]),
            mark: marks[place],
          }
        : { text: words.none, key: 0 };
    });
  };

  const sum = (data, practices, key) => {
    const scale = data.scales[key];
    const sums = practices.map((practice) =>
      PA.sumAmounts([PA.amount(data, practice, "setup", key), PA.amount(data, practice, "delivery", key)]),
    );
    const middle = ({ from, to, about, missing }) => (missing ? null : (about ?? (from + (to ?? from * 3)) / 2));
    const marks = least(sums.map(middle), "lowest", "highest");
    return sums.map((total, place) => {
      if (total.missing === 2) return { text: words.none };
      return {
        text: PA.formatAmount(total, scale),
        note: total.missing ? words.half : null,
        mark: marks[place],
      };
    });
  };

  const grades = (data, practices) =>
    practices.map(({ facets }) => {
      const [key] = facets.evidence_grade;
      const { label } = data.facets.evidence_grade.terms.find((term) => term.key === key);
      return { text: `${key.toUpperCase()} · ${label}`, note: data.grades[key] };
    });

  const cases = (practices) => {
    const marks = least(
      practices.map((practice) => practice.cases),
      "fewest",
      "most",
    );
    return practices.map((practice, place) => {
      const reach = { cases: PA.counted("case", practice.cases), n: practice.countries.length };
      return { text: practice.cases ? PA.fill(words.reach, reach) : words.no_case, mark: marks[place] };
    });
  };

  const bases = (data, practices) =>
    practices.map((practice) => ({
      items: pick(data, practice.builds_on, Infinity).practices.map(({ title, route }) => ({ text: title, route })),
      text: practice.builds_on.length ? "" : words.nothing,
    }));

  /** What a row says: for each practice {text?, items?, level?, amount?, note?, mark?}. */
  const cells = (data, practices, row) => {
    const [kind, ...path] = row.split(":");
    switch (kind) {
      case "facet":
        return facet(data, practices, path[0]);
      case "level":
        return level(data, practices, path);
      case "sum":
        return sum(data, practices, path[0]);
      case "grade":
        return grades(data, practices);
      case "cases":
        return cases(practices);
      case "builds_on":
        return bases(data, practices);
      case "reviewed":
        return practices.map(({ reviewed }) => ({ text: PA.formatDate(new Date(`${reviewed}T00:00:00`)) }));
      default: // the summary
        return practices.map(({ id }) => ({ text: data.summaries[id] }));
    }
  };

  /** Whether the practices differ in a row; reasons and colours do not count. */
  const differ = (row) =>
    new Set(row.map(({ text, items }) => JSON.stringify([text, (items || []).map((item) => item.text)]))).size > 1;

  PA.compare = { pick, cells, differ };
})();
