/** The answer to a GET with its bytes as the body. */
export const download = (client: any, path: string, user: any) =>
  client
    .get(path)
    .loginAs(user)
    .setup((request: any) => {
      request.request.buffer(true).parse((response: any, done: any) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })
    })
