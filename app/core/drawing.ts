import { Template, type Edge } from 'edge.js'

type State = Record<string, unknown>
type Renderer = ReturnType<Edge['createRenderer']>
type Given = Parameters<Template['getComponentState']>

/**
 * Pages are drawn in one go: what they show has been asked for before, and no part of them waits for another. A page has
 * hundreds of parts, and Edge makes a promise and a copy of everything that is shared for each of them.
 */
export function drawInOneGo(edge: Edge) {
  edge.onRender((renderer: Renderer) => {
    const shared: State = Object.create(edge.globals)
    return Object.assign(renderer, {
      share: (more: State) => (Object.assign(shared, more), renderer),
      getState: () => shared,
      renderSync: (path: string, state?: State) => new Drawing(edge, shared).render<string>(path, state ?? {}),
      render: async (path: string, state?: State) => {
        await (shared.beforeDrawing as (() => Promise<unknown>) | undefined)?.()
        return renderer.renderSync(path, state)
      },
    })
  })
}

/** Its parts inherit what everything shares, and have what they are given. */
class Drawing extends Template {
  readonly #shared: State

  constructor(edge: Edge, shared: State) {
    super(edge.compiler, {}, {}, edge.processor)
    const propsOf = (given: Given) => super.getComponentState(...given).$props
    this.#shared = Object.create(shared, {
      $props: {
        get(this: { $given: Given }) {
          return propsOf(this.$given)
        },
      },
    })
  }

  override render<T extends Promise<string> | string>(path: string, state: State): T {
    const output = this.compileComponent(path)(this, Object.assign(Object.create(this.#shared), state), {})
    return this.stacks.fillPlaceholders(output.trim()) as T
  }

  /** `$props` are made for the few that ask for them. */
  override getComponentState(...[props, $slots, $caller]: Given) {
    const state = Object.create(this.#shared)
    return Object.assign(state, props, { $slots, $caller, $given: [props, $slots, $caller] })
  }

  /** Text is mostly without anything to escape. */
  override escape(input: unknown) {
    return typeof input === 'string' && !SPECIAL.test(input) ? input : super.escape(input)
  }
}

const SPECIAL = /["&'<>`]/
