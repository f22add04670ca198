/** Says something to people who do not see the screen change, through the live region in index.html. */
export function announce(words: string): void {
  const told = document.getElementById('told')
  if (told && told.textContent !== words) told.textContent = words
}
