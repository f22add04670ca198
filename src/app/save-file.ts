/** Hands a file to the browser, which asks where it goes; nothing of it stays in the page. */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>, mime = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
