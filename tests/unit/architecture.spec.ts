import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from '@japa/runner'

/** docs/architecture.md: who may import whom. Each room sees those before it, and its own neighbours where said. */
const ORDER = [
  ['core'],
  ['calendar'],
  ['organizations'],
  ['users'],
  ['audit'],
  ['workflow', 'attachments', 'notifications'],
  ['accounts'],
  ['registrations'],
  ['service_points'],
  ['portal', 'home'],
]
/** Beside the order: a file is kept as long as a submission names it. */
const ALSO = ['attachments → workflow']

type Import = { from: string; to: string }

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `app/${name}`)

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, specifier]) => ({
    from,
    to: specifier.startsWith('.')
      ? normalize(join(dirname(from), specifier)).replace(/\.js$/, '.ts')
      : specifier.replace(/^#(\w+)\/(.*)$/, '$1/$2.ts'),
  }))
)
/** Types are gone when the program runs. */
const running: Import[] = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/^import (?!type\b)[^']*?from '(\.[^']+|#app\/[^']+)'/gm)].map(
    ([, specifier]) => ({
      from,
      to: specifier.startsWith('.')
        ? normalize(join(dirname(from), specifier)).replace(/\.js$/, '.ts')
        : `${specifier.slice(1)}.ts`,
    })
  )
)

const roomOf = (file: string) => /^app\/(\w+)\//.exec(file)?.[1]
const floorOf = (room: string) => ORDER.findIndex((floor) => floor.includes(room))

test.group('The house', () => {
  test('has no room that the plan does not know', ({ assert }) => {
    assert.deepEqual(
      [...new Set(files.map(roomOf))].filter((room) => floorOf(room!) < 0),
      []
    )
  })

  test('imports go down the order only (types are gone when the program runs)', ({ assert }) => {
    const wrong = running.filter(({ from, to }) => {
      const [above, below] = [roomOf(from), roomOf(to)]
      if (!above || !below || above === below || ALSO.includes(`${above} → ${below}`)) return false
      return floorOf(below) >= floorOf(above)
    })
    assert.deepEqual(wrong, [])
  })

  test('nothing runs in circles', ({ assert }) => {
    const below = new Map(files.map((file) => [file, running.filter(({ from }) => from === file).map(({ to }) => to)]))
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, path: string[]) => {
      if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const next of below.get(file) ?? []) walk(next, [...path, file])
      done.add(file)
    }
    for (const file of files) walk(file, [])
    /** Two models that name each other's relations are one thing in two files. */
    assert.deepEqual(
      circles.filter((circle) => !isBetweenModels(circle)),
      []
    )
  })

  test('app/ knows of jobs/ only how to promise work, and nothing of tests, seeds and routes', ({ assert }) => {
    const wrong = imports.filter(({ to }) => /^(jobs|tests|database|start|providers|commands)\//.test(to))
    const allowed = ['jobs/queue.ts', 'database/schema.ts', 'start/env.ts']
    assert.deepEqual(
      wrong.filter(({ to }) => !allowed.includes(to)),
      []
    )
  })

  test('a controller is imported by the routes alone', ({ assert }) => {
    assert.deepEqual(
      imports.filter(({ to }) => to.endsWith('_controller.ts')),
      []
    )
  })

  test('core knows no request of a module and no business word', ({ assert }) => {
    assert.deepEqual(
      imports.filter(({ from, to }) => roomOf(from) === 'core' && /^app\/(?!core\/)/.test(to)),
      []
    )
  })

  test('one file knows that databases differ', ({ assert }) => {
    const telling = files.filter((file) =>
      /dialect\.name|DB_CONNECTION|better-sqlite3/.test(readFileSync(file, 'utf8'))
    )
    assert.deepEqual(telling, ['app/core/dialect.ts'])
  })
})

function isBetweenModels(circle: string) {
  return circle.split(' → ').every((file) => /extends \w+Schema|scope\(/.test(readFileSync(file, 'utf8')))
}
