import { figureProvider } from '#app/evaluation_figures/figure_provider'
import { registerFigureProvider } from '#app/indicators/figure_providers'

/** What indicator systems are tried on. */
registerFigureProvider('records', figureProvider)
