import { h } from "./dom.js";

/** Slack's mrkdwn as nodes: `*bold*`, `_italic_`, `~strike~`, code, `<url|label>`, mentions; never as HTML. */
export function mrkdwn(text, people = {}) {
  const pattern =
    /```([\s\S]+?)```|`([^`\n]+)`|<([^>\n]+)>|(?<![\w*])\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_|~([^~\n]+)~/g;
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(...lines(text.slice(from, match.index)));
    const [, block, code, angle, bold, italic, strike] = match;
    if (block !== undefined) nodes.push(h("pre", {}, decode(block)));
    else if (code !== undefined) nodes.push(h("code", {}, decode(code)));
    else if (angle !== undefined) nodes.push(special(angle, people));
    else if (bold !== undefined) nodes.push(h("strong", {}, mrkdwn(bold, people)));
    else if (italic !== undefined) nodes.push(h("em", {}, mrkdwn(italic, people)));
    else nodes.push(h("s", {}, mrkdwn(strike, people)));
    from = match.index + match[0].length;
  }
  nodes.push(...lines(text.slice(from)));
  return nodes;
}

/** Plain text with its line breaks. */
export function lines(text) {
  return decode(text)
    .split("\n")
    .flatMap((line, index) => (index === 0 ? [line] : [h("br"), line]));
}

export function anchor(url, text) {
  const safe = /^(https?|mailto):/.test(URL.parse(url)?.protocol ?? "");
  return safe ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text;
}

/** What stands in angle brackets: a link, a mention, a broadcast. */
function special(angle, people) {
  const [target, given] = angle.split("|");
  if (target.startsWith("!"))
    return h("span", { class: "mention loud" }, `@${target.slice(1).split("^")[0]}`);
  if (target.startsWith("@")) {
    return h("span", { class: "mention" }, `@${people[target.slice(1)] ?? target.slice(1)}`);
  }
  if (target.startsWith("#")) return h("span", { class: "mention" }, `#${given ?? target.slice(1)}`);
  return anchor(decode(target), decode(given ?? target));
}

function decode(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
