export { tellOfGivenUp as default } from '#app/background_jobs/tell_given_up'
