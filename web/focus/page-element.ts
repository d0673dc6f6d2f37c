/** What holds the page, and the focus where nothing narrower can. */
export const pageElement = (): HTMLElement | null => document.getElementById('page');
