import StepNotAllowed from './step_not_allowed.js'

/** Somebody was faster, and rightly so; or something is still waited for. */
export const isMoved = (error: unknown) => error instanceof StepNotAllowed

/** @returns null where the step is not allowed (any more), for acts that nobody waits for */
export async function unlessMoved<T>(act: () => Promise<T>) {
  try {
    return await act()
  } catch (error) {
    if (isMoved(error)) return null
    throw error
  }
}
