async rules => {
  // A page has few colours, and axe reads the text of each again for each element, which is a third of its work.
  const colour = axe.commons.color.Color.prototype;
  if (!colour.known) {
    const read = colour.parseString;
    colour.known = new Map();
    colour.parseString = function(text) {
      if (!colour.known.has(text)) {
        const {r, g, b, alpha} = read.call(this, text);
        colour.known.set(text, {r, g, b, alpha});
      }
      return Object.assign(this, colour.known.get(text));
    };
  }
  // Without preload axe adds no style of its own, which the content policy would report.
  const found = await axe.run(document, {...rules, resultTypes: ['violations'], preload: false});
  return found.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
}
