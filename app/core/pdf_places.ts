import { getDocumentProxy } from 'unpdf'

export type PdfPlaces = {
  pages: number
  /** The sheet, counted from 1, of each named place. */
  sheets: ReadonlyMap<string, number>
}

/** On which sheet of a PDF each named place is. */
export async function placesOf(pdf: Buffer): Promise<PdfPlaces> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  try {
    const sheets = new Map<string, number>()
    for (const [name, place] of Object.entries(await document.getDestinations())) {
      const [page] = (place ?? []) as [{ num: number; gen: number }?]
      if (page) sheets.set(name, (await document.getPageIndex(page)) + 1)
    }
    return { pages: document.numPages, sheets }
  } finally {
    await document.loadingTask.destroy()
  }
}
