/* What follows from the answers of a self-check: the profile, the gaps, and the practices that close them. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  // How much is missing behind an answer; "yes" and no answer at all say nothing is.
  const LACK = { no: 3, partly: 2, unknown: 1 };
  const ANSWERS = ["yes", "partly", "no", "unknown"];
  const NO_LEVEL = 9;
  PA.selfCheck = /** @type {any} */ ({ ANSWERS, gapsShown: 3 });
  const { selfCheck } = PA;

  /** Strangers' data as answers: only statements that are asked, and only answers that there are. */
  selfCheck.read = (data, statements) => {
    const given = data && typeof data === "object" ? data : {};
    const entries = statements.map(({ key }) => [key, Object.hasOwn(given, key) ? given[key] : null]);
    return Object.fromEntries(entries.filter(([, answer]) => ANSWERS.includes(answer)));
  };

  /** Whether strangers' data holds anything that cannot be an answer; answers to what is no longer asked can. */
  selfCheck.isDamaged = (data, statements) => {
    if (data === null || typeof data !== "object" || Array.isArray(data)) return true;
    return statements.some(({ key }) => Object.hasOwn(data, key) && !ANSWERS.includes(data[key]));
  };

  /** For each stage with statements: its answers in order (null for none) and how many there are of each. */
  selfCheck.profile = (statements, answers, stages) =>
    stages
      .map((stage) => {
        const asked = statements.filter((statement) => statement.stage === stage.key);
        const given = asked.map(({ key }) => answers[key] || null);
        const count = (answer) => given.filter((one) => one === answer).length;
        return {
          stage,
          given,
          asked: asked.length,
          yes: count("yes"),
          partly: count("partly"),
          no: count("no"),
          unknown: count("unknown"),
        };
      })
      .filter((row) => row.asked);

  const rank = (practice, data) =>
    data.facets.importance.terms.findIndex((term) => term.key === practice.facets.importance[0]);
  const effort = (practice) => practice.ratings.setup.effort || NO_LEVEL;

  /**
   * The practices that the answers call for, the most important first, then those with the least effort of set-up,
   * then those that close more gaps: [{practice, rank, effort, reasons: [{statement, answer}]}].
   */
  selfCheck.practices = (statements, answers, data) => {
    const byId = new Map(data.practices.map((practice) => [practice.id, practice]));
    const found = new Map();
    for (const statement of statements.filter(({ key }) => LACK[answers[key]])) {
      for (const id of statement.practices.filter((one) => byId.has(one))) {
        const practice = byId.get(id);
        if (!found.has(id))
          found.set(id, { practice, rank: rank(practice, data), effort: effort(practice), reasons: [] });
        found.get(id).reasons.push({ statement, answer: answers[statement.key] });
      }
    }
    const lack = ({ reasons }) => reasons.reduce((sum, { answer }) => sum + LACK[answer], 0);
    return [...found.values()].sort((a, b) => a.rank - b.rank || a.effort - b.effort || lack(b) - lack(a));
  };

  /**
   * The gaps, the ones that matter most first: by the most important practice behind a statement, then by how much
   * is missing, then by the least effort: [{statement, answer, first}], where `first` is the practice to begin with.
   */
  selfCheck.gaps = (statements, answers, data) => {
    const gaps = statements
      .filter(({ key }) => LACK[answers[key]])
      .map((statement) => ({
        statement,
        answer: answers[statement.key],
        first: selfCheck.practices([statement], answers, data)[0],
      }))
      .filter(({ first }) => first);
    return gaps.sort(
      (a, b) => a.first.rank - b.first.rank || LACK[b.answer] - LACK[a.answer] || a.first.effort - b.first.effort,
    );
  };
})();
