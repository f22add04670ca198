/**
 * The practice standard for risk as items of an audit (S3.1 to S3.27) and the team around the child (S4.25), in the
 * product's own words. Each is judged for the child, the placement and the carers.
 */
export interface StandardItem {
  readonly id: string
  readonly group: 'recognised' | 'responded' | 'reduced' | 'team'
  readonly words: string
}

export const GROUP_WORDS: { readonly [G in StandardItem['group']]: string } = {
  recognised: 'Risk is recognised',
  responded: 'Risk is responded to',
  reduced: 'Risk is reduced',
  team: 'A team around the child',
}

const item = (group: StandardItem['group'], id: string, words: string): StandardItem => ({ id, group, words })

export const STANDARD: readonly StandardItem[] = [
  item('recognised', 'S3.1', 'What is written is right, and names and addresses are of today'),
  item('recognised', 'S3.2', 'Who people are was checked'),
  item('recognised', 'S3.3', 'The chronology tells what mattered, up to now'),
  item('recognised', 'S3.4', 'The assessment is of today: risks, what protects, what the history tells'),
  item('recognised', 'S3.5', 'It comes to a conclusion about the main risks and what protects'),
  item('recognised', 'S3.6', 'Tools were used where they help, with date and outcome'),
  item('responded', 'S3.7', 'The plan follows from the assessment and is of today'),
  item('responded', 'S3.8', 'Goals answer the main risks and say what, how one will know, who and by when'),
  item('responded', 'S3.9', 'The bottom line is clear, and what happens if the plan does not hold'),
  item('responded', 'S3.10', 'It was made with the child, family and carers, and they have it'),
  item('responded', 'S3.11', 'What others say stands in chronology and assessment'),
  item('responded', 'S3.12', 'The plan is held against the child’s day'),
  item('responded', 'S3.13', 'Visits are in time, move the plan and say what difference it makes'),
  item('responded', 'S3.14', 'Where a child may go missing or be exploited: who does what, when'),
  item('responded', 'S3.15', 'The pathway plan is made with the young person, and the papers are there'),
  item('responded', 'S3.16', 'Direct work and life-story work are done'),
  item('responded', 'S3.17', 'What the child’s life is like, wants and worries about can be heard'),
  item('responded', 'S3.18', 'Race, culture, faith, gender and sexuality are thought of'),
  item('responded', 'S3.19', 'Chances for friends, school, health and growing up are taken'),
  item('responded', 'S3.20', 'The child knows where they will grow up'),
  item('responded', 'S3.21', 'Adoption has its reports and life story in time'),
  item('responded', 'S3.22', 'Reviews have an assessment of today and a draft plan before them'),
  item('responded', 'S3.23', 'The child takes part in reviews in their own way'),
  item('responded', 'S3.24', 'Time with parents, grandparents, brothers, sisters and others is looked after'),
  item('responded', 'S3.25', 'What children and families say changes what we do'),
  item('responded', 'S3.26', 'Going home is thought of, and safe: risks assessed, a plan during and after'),
  item('reduced', 'S3.27', 'What was a risk has become less'),
  item('team', 'S4.25', 'The people around the child work as one, for the child, the placement and the carers'),
]
