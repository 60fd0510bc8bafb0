/**
 * The value of `Content-Disposition` for a name in any script (RFC 6266, RFC 5987): nothing in the name can end the
 * header or leave the quotes.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string) {
  const plain = name.toWellFormed().replace(/[\p{Cc}/\\]/gu, '_')
  const fallback = plain.replace(/[^\w.() -]+/g, '_')
  const encoded = encodeURIComponent(plain).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
  )
  return `${kind}; filename="${fallback}"; filename*=UTF-8''${encoded}`
}
