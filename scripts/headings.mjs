/** A heading's anchor, as GitHub makes it. */
const slug = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(' ', '-');

/** Whether a document in Markdown has a heading of this anchor. */
export const hasAnchor = (text, anchor) =>
  text.split('\n').some((line) => line.startsWith('#') && slug(line.replace(/^#+/, '')) === anchor);
