/* The ways on from a finished text that lead elsewhere: the page of the repository, an issue, a mail. No field. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  // Servers refuse longer addresses, and mail programs much sooner.
  const LONGEST_ADDRESS = 7500;
  const LONGEST_MAIL = 1800;

  /** Text for an address. Half a character, which no address can hold, becomes the sign that files have for it, too. */
  const encoded = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));

  /** Where the proposal is made, and whether the text travels in the address. */
  const proposal = (edition, file, text, editing) => {
    if (editing) return { href: edition.edit.replace("{path}", () => file), filled: false };
    const cut = file.lastIndexOf("/");
    const parts = { folder: file.slice(0, cut), name: encoded(file.slice(cut + 1)), file: encoded(file) };
    const href = edition.new.replace(/\{(folder|name|file)\}/g, (_, part) => parts[part]);
    const full = href + edition.text.replace("{text}", () => encoded(text));
    return edition.text && full.length <= LONGEST_ADDRESS ? { href: full, filled: true } : { href, filled: false };
  };

  /** A mail to the editors with the text; where that would be too long, with other words about what is attached. */
  const mail = (edition, subject, text, attached) => {
    const head = `mailto:${edition.mail}?subject=${encoded(subject)}&body=`;
    const full = head + encoded(text.replace(/\n/g, "\r\n"));
    return full.length <= LONGEST_MAIL
      ? { href: full, filled: true }
      : { href: head + encoded(attached), filled: false };
  };

  /** An issue with the text; where that would be too long, without it. */
  const issue = (edition, subject, text) => {
    const head = edition.issue + encoded(subject);
    const full = head + edition.issueText + encoded(text);
    return full.length <= LONGEST_ADDRESS ? { href: full, filled: true } : { href: head, filled: false };
  };

  PA.send = { proposal, mail, issue };
})();
