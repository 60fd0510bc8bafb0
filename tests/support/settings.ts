/** For a setup of tests that change customary values: afterwards they are as before. */
export function settingsBackThen<S extends object>(settings: S) {
  const usual = { ...settings }
  return () => void Object.assign(settings, usual)
}
