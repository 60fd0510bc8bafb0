import { makeModelsLight } from '#app/core/light_models'

makeModelsLight()
