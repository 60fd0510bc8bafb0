/** How the progress of a plan is judged. Customary values. */
export default {
  /** 近/约: a target said to be "about" so much is met from so many per cent of it. */
  aboutPercent: 95,
  /** Behind the course by up to a fifth is amber, by more it is red. */
  amberFromPercent: 80,
}
