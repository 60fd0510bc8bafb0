export const policies = {
  ServicePointsExpertReviewPolicy: () => import('#app/service_points/expert_review_policy'),
  ServicePointsPointApplicationPolicy: () => import('#app/service_points/point_application_policy'),
  ServicePointsPointBatchPolicy: () => import('#app/service_points/point_batch_policy'),
}

