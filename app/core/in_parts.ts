/** So many at a time: a statement takes only so much, and others have to have their turn. */
export function* inParts<T>(all: readonly T[], most = 100) {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most)
}
