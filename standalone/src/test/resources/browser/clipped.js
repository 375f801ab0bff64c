() => {
  const SLACK = 1.5; // Pixels lost to rounding.
  const TALL = 0.3; // A line's box may be lower than its font by this part.
  const frames = new Map();

  /* Where the content of an element can be seen; null: it is not meant to be seen. */
  const frame = element => {
    if (element === document.body || element === document.documentElement) {
      return {left: 0, right: document.documentElement.clientWidth, top: -Infinity, bottom: Infinity, by: element};
    }
    if (!frames.has(element)) {
      frames.set(element, within(element, frame(element.parentElement)));
    }
    return frames.get(element);
  };

  const within = (element, outer) => {
    const style = getComputedStyle(element);
    if (!outer || style.clipPath !== 'none') {
      return null;
    }
    const box = element.getBoundingClientRect();
    const inner = {...outer};
    const cuts = overflow => overflow === 'hidden' || overflow === 'clip';
    const scrolls = overflow => overflow === 'auto' || overflow === 'scroll';
    if (cuts(style.overflowX)) {
      Object.assign(inner, {left: Math.max(outer.left, box.left), right: Math.min(outer.right, box.right), by: element});
    } else if (scrolls(style.overflowX)) {
      Object.assign(inner, {left: -Infinity, right: Infinity});
    }
    if (cuts(style.overflowY)) {
      Object.assign(inner, {top: Math.max(outer.top, box.top), bottom: Math.min(outer.bottom, box.bottom), by: element});
    } else if (scrolls(style.overflowY)) {
      Object.assign(inner, {top: -Infinity, bottom: Infinity});
    }
    return inner;
  };

  const name = element => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '')
    + [...element.classList].map(one => `.${one}`).join('');
  const cut = (box, seen) => box.left < seen.left - SLACK || box.right > seen.right + SLACK
    || box.top < seen.top - TALL * box.height || box.bottom > seen.bottom + TALL * box.height;

  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility({visibilityProperty: true})) {
      continue;
    }
    const seen = frame(parent);
    const range = document.createRange();
    range.selectNodeContents(text);
    if (seen && [...range.getClientRects()].some(box => box.width > 1 && box.height > 1 && cut(box, seen))) {
      found.push(`"${text.data.trim().slice(0, 40)}" in ${name(parent)} is cut by ${name(seen.by)}`);
    }
  }
  for (const field of document.querySelectorAll('input, select, textarea, button')) {
    if (field.checkVisibility() && field.scrollWidth > field.clientWidth + SLACK) {
      found.push(`${name(field)} is too narrow for what is in it`);
    }
  }
  return found;
}
