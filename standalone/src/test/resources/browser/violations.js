async rules => {
  // Without preload axe adds no style of its own, which the content policy would report.
  const found = await axe.run(document, {...rules, resultTypes: ['violations'], preload: false});
  return found.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
}
