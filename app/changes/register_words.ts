import i18nManager from '@adonisjs/i18n/services/main'
import type { DesignationState } from '#app/designations/designation_workflow'

/** The register is written in Chinese, whatever the language of who writes. */
export function stateInWords(state: DesignationState) {
  return i18nManager.locale('zh-CN').t(`designations.states.${state}`)
}

export function groundInWords(ground: string) {
  return i18nManager.locale('zh-CN').t(`change_requests.grounds.${ground}`)
}
