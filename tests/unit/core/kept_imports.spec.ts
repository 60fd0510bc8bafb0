import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'

const loader = import.meta.resolve('@poppinss/ts-exec')
const source = new URL('../../../app/core/kept_imports.ts', import.meta.url)

/** A build of three files, of which the first says what it got. */
function makeBuild() {
  const root = mkdtempSync(join(tmpdir(), 'jingzhi-imports-'))
  const write = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), text)
    }
  }
  write({
    'bin/server.js': '',
    'node_modules/.package-lock.json': '{}',
    'node_modules/oak/package.json': '{ "main": "oak.js" }',
    'node_modules/oak/oak.js': 'module.exports = require("./leaf") + " of an oak"',
    'node_modules/oak/leaf.js': 'module.exports = "leaf"',
    'node_modules/oak/acorn.js': 'module.exports = "acorn"',
    'main.mjs': 'import one from "./one.mjs"; import oak from "oak"; console.log(one, oak)',
    'one.mjs': 'export default 1',
    'two.mjs': 'export default 2',
    'start.mjs': `const { enableCompileCache } = await import('node:module')
      const { keepImports } = await import(${JSON.stringify(source.href)})
      enableCompileCache()
      keepImports('server', new URL('./', import.meta.url))
      await import('./main.mjs')`,
  })
  const cache = join(root, 'cache')
  const start = (env = {}) =>
    execFileSync(process.execPath, ['--import', loader, join(root, 'start.mjs')], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      env: { ...process.env, NODE_COMPILE_CACHE: cache, ...env },
    }).trim()
  const kept = () =>
    readdirSync(cache, { recursive: true, encoding: 'utf8' })
      .filter((name) => /imports-[0-9a-f]{16}-server\.json$/.test(name))
      .map((name) => join(cache, name))
  return { root, write, start, kept }
}

test.group('Imports that are kept', (group) => {
  let build: ReturnType<typeof makeBuild>
  group.each.setup(() => {
    build = makeBuild()
    return () => rmSync(build.root, { recursive: true })
  })

  /** Changed by hand, so that one sees whether it is read: the imports lead elsewhere. */
  const leadAstray = () => {
    for (const file of build.kept()) {
      const text = readFileSync(file, 'utf8')
      writeFileSync(file, text.replace('one.mjs","', 'two.mjs","').replace('leaf.js', 'acorn.js'))
    }
  }

  test('lead where they led at the first start, in files of our own and of packages', ({ assert }) => {
    assert.equal(build.start(), '1 leaf of an oak')
    assert.lengthOf(build.kept(), 1)
    assert.equal(build.start(), '1 leaf of an oak')
    leadAstray()
    assert.equal(build.start(), '2 acorn of an oak')
  })

  const isNewer = (path: string) => utimesSync(join(build.root, path), new Date(), new Date(Date.now() + 5000))
  for (const [what, change] of [
    ['another build', () => isNewer('bin/server.js')],
    ['other packages', () => isNewer('node_modules/.package-lock.json')],
    ['what is not whole', () => writeFileSync(build.kept()[0], '{"build":')],
    ['what others could have written', () => chmodSync(build.kept()[0], 0o666)],
  ] as const) {
    test(`are looked for anew after ${what}`, ({ assert }) => {
      build.start()
      leadAstray()
      change()
      assert.equal(build.start(), '1 leaf of an oak')
      assert.equal(build.start(), '1 leaf of an oak')
    })
  }

  test('are not kept of sources, nor where nothing is kept of what was compiled', ({ assert }) => {
    assert.equal(build.start({ NODE_DISABLE_COMPILE_CACHE: '1' }), '1 leaf of an oak')
    rmSync(join(build.root, 'bin/server.js'))
    assert.equal(build.start(), '1 leaf of an oak')
    assert.lengthOf(build.kept(), 0)
  })
})
