import { Template, type Edge } from 'edge.js'
import { isPlain } from './html.js'

type State = Record<string, unknown>
type Renderer = ReturnType<Edge['createRenderer']>
type Given = Parameters<Template['getComponentState']>

/**
 * Pages are drawn in one go: what they show has been asked for before, and no part of them waits for another. A page has
 * hundreds of parts, and Edge makes a promise and a copy of everything that is shared for each of them.
 */
export function drawInOneGo(edge: Edge) {
  const common = commonState(edge)
  edge.onRender((renderer: Renderer) => {
    const shared: State = Object.create(edge.globals)
    return Object.assign(renderer, {
      share: (more: State) => {
        common.know(more)
        Object.assign(shared, more)
        return renderer
      },
      getState: () => shared,
      renderSync: (path: string, state?: State) =>
        new Drawing(edge, common.parent, shared).render<string>(path, state ?? {}),
      render: async (path: string, state?: State) => {
        await (shared.beforeDrawing as (() => Promise<unknown>) | undefined)?.()
        return renderer.renderSync(path, state)
      },
    })
  })
}

/**
 * What the state of every part of every page inherits: one object for all of them, so that the engine knows the parts
 * of the next page by their shape. It looks what a page shares up in that page.
 */
function commonState(edge: Edge) {
  const parent = Object.create(edge.globals, {
    /** Made for the few parts that ask for them. */
    $props: {
      get(this: { $given: Given }) {
        return Template.prototype.getComponentState.call(bare, ...this.$given).$props
      },
    },
  })
  const bare = new Template(edge.compiler, {}, {}, edge.processor)
  const known = new Set<string>()
  const know = (name: string) => {
    known.add(name)
    Object.defineProperty(parent, name, {
      get(this: { $shared: State }) {
        return this.$shared[name]
      },
      set(value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
      },
    })
  }
  return {
    parent,
    know(more: State) {
      for (const name in more) if (!known.has(name)) know(name)
    },
  }
}

/** Its parts inherit what everything shares, and have what they are given. */
class Drawing extends Template {
  readonly #parent: State
  readonly #shared: State

  constructor(edge: Edge, parent: State, shared: State) {
    super(edge.compiler, {}, {}, edge.processor)
    this.#parent = parent
    this.#shared = shared
  }

  override render<T extends Promise<string> | string>(path: string, state: State): T {
    const whole = Object.assign(Object.create(this.#parent), { $shared: this.#shared }, state)
    const output = this.compileComponent(path)(this, whole, {})
    return this.stacks.fillPlaceholders(output.trim()) as T
  }

  override getComponentState(...[props, $slots, $caller]: Given) {
    const own = { $shared: this.#shared, $slots, $caller, $given: [props, $slots, $caller] }
    return Object.assign(Object.create(this.#parent), own, props)
  }

  override escape(input: unknown) {
    return typeof input === 'string' && isPlain(input) ? input : super.escape(input)
  }
}
