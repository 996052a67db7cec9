type Child = Node | string | null;

interface Props {
  class?: string;
  on?: Partial<{ [K in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[K]) => void }>;
  attributes?: Record<string, string>;
}

/** An element with its children. Text is always text: nothing here is ever parsed as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { class: className, on = {}, attributes = {} }: Props,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener as EventListener);
  made.append(...children.filter((child) => child !== null));
  return made;
}
