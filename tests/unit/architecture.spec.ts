import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'

/** docs/architecture.md: who may import whom. Each room sees those before it, and its own neighbours where said. */
const ORDER = [
  ['core'],
  ['calendar'],
  ['organizations'],
  ['users'],
  ['lists'],
  ['audit'],
  ['workflow', 'attachments', 'notifications', 'packets', 'tallies'],
  ['questions'],
  ['personal_data'],
  ['imports', 'export_files'],
  ['office', 'second_factors'],
  ['accounts'],
  ['security_office'],
  ['api_keys', 'background_jobs'],
  ['registrations'],
  ['experts'],
  ['designations'],
  ['changes', 'sanctions', 'titles', 'register_imports'],
  ['service_points'],
  ['activities'],
  ['events', 'products', 'bookings', 'outside_figures', 'light_records'],
  ['ratings', 'alliance'],
  ['alliance_meetings'],
  ['surveys'],
  ['survey_answers'],
  ['survey_results'],
  ['case_calls'],
  ['cases'],
  ['case_reviews'],
  ['case_decisions'],
  ['casebooks'],
  ['indicators'],
  ['evaluation_figures'],
  ['evaluations'],
  ['self_assessments'],
  ['evaluation_scoring'],
  ['evaluation_results'],
  ['evaluation_workbooks', 'evaluation_reading'],
  ['action_plan'],
  ['improvements'],
  ['report_facts'],
  ['report_documents'],
  ['work_reports'],
  ['roll_overs'],
  ['portal'],
  ['search'],
  ['open_data', 'home'],
]
/** Beside the order: a file is kept as long as a submission names it. */
const ALSO = ['attachments → workflow']

/** Who may ask which database it is: the settings that choose it, SQL that differs, and a lock that is a SQLite file. */
const KNOW_DATABASES = ['app/core/dialect.ts', 'config/database.ts', 'jobs/folder_lock.ts', 'start/env.ts']
const ASKS_WHICH_DATABASE = /dialect\.name|DB_CONNECTION|better-sqlite3|'(SQLITE_(BUSY|CONSTRAINT)|ER_)[A-Z_]*'/

type Import = { from: string; to: string; when: 'loading' | 'later' | 'never' }

function filesIn(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

/** `import type` is gone when the program runs; `import('…')` runs when the line is reached. */
function importsOf(from: string): Import[] {
  const statements = readFileSync(from, 'utf8').matchAll(
    /^(?:import|export)(?<type> type\b)?(?: [^';]*?from)? '(?<name>[^']+)'|\bimport\('(?<later>[^']+)'\)/gm
  )
  return [...statements].map(({ groups }) => ({
    from,
    to: fileOf(groups!.name ?? groups!.later, from),
    when: groups!.later ? 'later' : groups!.type ? 'never' : 'loading',
  }))
}

function fileOf(specifier: string, from: string) {
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replace(/\.js$/, '.ts')
  return specifier.replace(/^#(\w+)\/(.*)$/, '$1/$2.ts')
}

const files = filesIn('app')
const imports = files.flatMap(importsOf)
const running = imports.filter(({ when }) => when !== 'never')

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
    const loaded = imports.filter(({ when }) => when === 'loading')
    const below = new Map(files.map((file) => [file, loaded.filter(({ from }) => from === file).map(({ to }) => to)]))
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
    const allowed = ['jobs/queue.ts', 'jobs/flow.ts', 'database/schema.ts', 'start/env.ts']
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

  test('the few files that know which database it is are these', ({ assert }) => {
    const folders = ['app', 'commands', 'config', 'database', 'jobs', 'providers', 'start']
    const asking = folders.flatMap(filesIn).filter((file) => ASKS_WHICH_DATABASE.test(readFileSync(file, 'utf8')))
    assert.sameMembers(asking, KNOW_DATABASES)
  })

  test('docs/architecture.md shows the same order', ({ assert }) => {
    const [, drawn] = /```\n(core ←[^`]*)```/.exec(readFileSync('docs/architecture.md', 'utf8'))!
    const order = drawn.split('←').map((floor) => floor.split(',').map((room) => room.trim()))
    assert.deepEqual(order, ORDER)
  })
})

function isBetweenModels(circle: string) {
  return circle.split(' → ').every((file) => /extends \w+Schema|scope\(/.test(readFileSync(file, 'utf8')))
}
