/** The page of everything that Doorstep was built to do: where each thing lives, and which test proves it. */
import { SECTIONS } from './all-items.ts'
import type { Item } from './all-items.ts'
import { testsOf } from './find-tests.ts'
import type { Proof, TestFile } from './find-tests.ts'

const MOST_TESTS = 3
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const placeOf = (place: string): string => `<code>${escaped(place)}</code>`

function proofOf(proofs: readonly Proof[]): string {
  if (proofs.length === 0) return '<strong>not yet</strong>'
  const shown = proofs
    .slice(0, MOST_TESTS)
    .map(({ path, title }) => `<li>${escaped(title)} <code>${escaped(path)}</code></li>`)
  const more = proofs.length - shown.length
  return `<ul>${shown.join('')}${more > 0 ? `<li>and ${more} more</li>` : ''}</ul>`
}

const rowOf = ({ item, words, places }: Item, proofs: readonly Proof[]): string =>
  `<tr><th scope="row" id="${escaped(item).replaceAll(' ', '-')}">${escaped(item)}</th><td>${escaped(words)}</td><td>${places.map(placeOf).join(' ')}</td><td>${proofOf(proofs)}</td></tr>`

export const allItems = (): readonly Item[] => SECTIONS.flatMap(({ items }) => items)

export function itemsPage(files: readonly TestFile[]): string {
  const tests = testsOf(
    allItems().map(({ item }) => item),
    files,
  )
  const proofs = (item: string): readonly Proof[] => tests.get(item) ?? []
  const open = allItems().filter(({ item }) => proofs(item).length === 0)
  const tables = SECTIONS.map(
    ({ id, title, items }) => `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(title)}</h2>
<div class="wide" tabindex="0" role="group" aria-labelledby="${id}"><table>
<thead><tr><th scope="col">Item</th><th scope="col">What it is</th><th scope="col">Where it lives</th><th scope="col">What proves it</th></tr></thead>
<tbody>
${items.map((one) => rowOf(one, proofs(one.item))).join('\n')}
</tbody></table></div>
</section>`,
  )
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Where everything lives · Doorstep</title>
<link rel="stylesheet" href="/where-everything-lives.css">
</head>
<body>
<header><a href="/">Doorstep</a></header>
<main>
<h1>Where everything lives</h1>
<p>What Doorstep was built to do, item by item: the five source documents (S1 to S5), the rules of the stability process (T), limits (E), signs (F), who may do what (G) and the stories of the demonstration (H). Each with the screen or the file where it lives, and the tests that name it. Made by <code>npm run items</code>; a test fails when it is old, or when an item has no place or no test.</p>
<p>${allItems().length} items, ${allItems().length - open.length} of them with a test${open.length > 0 ? `; not yet: ${open.map(({ item }) => escaped(item)).join(', ')}` : ''}.</p>
<nav aria-label="Sections"><ul>${SECTIONS.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join('')}</ul></nav>
${tables.join('\n')}
</main>
</body>
</html>
`
}
