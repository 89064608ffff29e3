/** An input method is still composing: Enter, Escape and arrows belong to it (Safari says so by 229 only). */
export const composing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

const NO_TEXT = ['checkbox', 'radio'];

export const typing = (target: EventTarget | null) =>
  target instanceof HTMLInputElement ? !NO_TEXT.includes(target.type) : target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName));

export const onMac = /Mac|iP(hone|ad)/.test(navigator.platform);
export const commandKey = onMac ? '⌘' : 'Ctrl';
