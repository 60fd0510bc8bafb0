import ViteProvider from '@adonisjs/vite/vite_provider'

/** Tests see the styles and scripts that were built, as people do, where there is a build; else those of the sources. */
export default class AssetsProvider extends ViteProvider {
  async start() {
    if (!process.env.JINGZHI_BUILD) await super.start()
  }
}
