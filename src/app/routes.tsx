/**
 * Every address and the screen behind it. Each screen is a piece of code of its own, so that the first load is
 * small; all of them are precached, so that any of them opens without signal.
 */
import type { ComponentType } from 'preact'
import { Route, Router, useRoute } from 'preact-iso'
import { isAboveTeams } from '../model/person.ts'
import type { Role } from '../model/person.ts'
import { useNotebook } from './context.ts'
import { lazyScreen } from './lazy-screen.tsx'

interface OfRecord {
  readonly recordId: string
}
/** A child's or a household's page; `tab` is empty on its first one. */
interface OfFile {
  readonly id: string
  readonly tab: string
}

const Today = lazyScreen(() => import('./screens/today.tsx').then((m) => m.Today))
const Children = lazyScreen(() => import('./screens/children.tsx').then((m) => m.Children))
const ChildPage = lazyScreen<OfFile>(() => import('./screens/child.tsx').then((m) => m.ChildPage))
const HouseholdPage = lazyScreen<OfFile>(() => import('./screens/household.tsx').then((m) => m.HouseholdPage))
const VisitScreen = lazyScreen<OfRecord>(() => import('./screens/visit.tsx').then((m) => m.VisitScreen))
const SupervisoryVisitScreen = lazyScreen<OfRecord>(() =>
  import('./screens/supervisory-visit.tsx').then((m) => m.SupervisoryVisitScreen),
)
const CarerSupervisionScreen = lazyScreen<OfRecord>(() =>
  import('./screens/carer-supervision.tsx').then((m) => m.CarerSupervisionScreen),
)
const StaffSupervisionScreen = lazyScreen<OfRecord>(() =>
  import('./screens/staff-supervision.tsx').then((m) => m.StaffSupervisionScreen),
)
const CarePlanScreen = lazyScreen<OfRecord>(() => import('./screens/care-plan.tsx').then((m) => m.CarePlanScreen))
const FeedbackPage = lazyScreen(() => import('./screens/feedback.tsx').then((m) => m.FeedbackScreen))
const TeamScreen = lazyScreen(() => import('./screens/team.tsx').then((m) => m.Team))
const MeetingScreen = lazyScreen<OfRecord>(() => import('./screens/meeting.tsx').then((m) => m.MeetingScreen))
const Board = lazyScreen(() => import('./screens/board.tsx').then((m) => m.Board))
const TwoPlusScreen = lazyScreen(() => import('./screens/two-plus.tsx').then((m) => m.TwoPlus))
const AuditScreen = lazyScreen<OfRecord>(() => import('./screens/audit.tsx').then((m) => m.AuditScreen))
const AuditsScreen = lazyScreen(() => import('./screens/audits.tsx').then((m) => m.Audits))
const FindingsPage = lazyScreen(() => import('./screens/findings.tsx').then((m) => m.FindingsScreen))
const DatesScreen = lazyScreen(() => import('./screens/dates.tsx').then((m) => m.Dates))
const CalendarScreen = lazyScreen(() => import('./screens/calendar.tsx').then((m) => m.CalendarScreen))
const ImportScreen = lazyScreen(() => import('./screens/import.tsx').then((m) => m.Import))
const DeliveriesScreen = lazyScreen(() => import('./screens/deliveries.tsx').then((m) => m.DeliveriesScreen))
const ExportScreen = lazyScreen(() => import('./screens/export.tsx').then((m) => m.ExportScreen))
const Waiting = lazyScreen(() => import('./screens/waiting.tsx').then((m) => m.Waiting))
const LaneHome = lazyScreen(() => import('./screens/lane-home.tsx').then((m) => m.LaneHome))
const ReadingsScreen = lazyScreen(() => import('./screens/readings.tsx').then((m) => m.ReadingsScreen))
const HomeSearchScreen = lazyScreen<OfRecord>(() => import('./screens/home-search.tsx').then((m) => m.HomeSearchScreen))
const CarerHome = lazyScreen(() => import('./screens/carer-home.tsx').then((m) => m.CarerHome))
const DailyLogScreen = lazyScreen<OfRecord>(() => import('./screens/daily-log.tsx').then((m) => m.DailyLogScreen))
const IncidentScreen = lazyScreen<OfRecord>(() => import('./screens/incident.tsx').then((m) => m.IncidentScreen))
const AskForHelp = lazyScreen(() => import('./screens/ask-for-help.tsx').then((m) => m.AskForHelp))
const DutyScreen = lazyScreen(() => import('./screens/duty.tsx').then((m) => m.Duty))
const AfterwardsScreen = lazyScreen<OfRecord>(() => import('./screens/afterwards.tsx').then((m) => m.AfterwardsScreen))
const ChildsVersionScreen = lazyScreen<OfRecord>(() =>
  import('./screens/childs-version.tsx').then((m) => m.ChildsVersionScreen),
)
const ImpactScreen = lazyScreen<OfRecord>(() => import('./screens/impact.tsx').then((m) => m.ImpactScreen))
const SafetyPlanScreen = lazyScreen<OfRecord>(() => import('./screens/safety-plan.tsx').then((m) => m.SafetyPlanScreen))
const StoryScreen = lazyScreen<OfRecord>(() => import('./screens/story.tsx').then((m) => m.StoryScreen))
const ScaleScreen = lazyScreen(() => import('./screens/scale.tsx').then((m) => m.ScaleScreen))
const ChildsViews = lazyScreen<OfRecord>(() => import('./screens/childs-views.tsx').then((m) => m.ChildsViews))
const WriteScreen = lazyScreen(() => import('./screens/write.tsx').then((m) => m.WriteScreen))
const RecordForm = lazyScreen<OfRecord>(() => import('./screens/record-form.tsx').then((m) => m.RecordForm))
const RecordPage = lazyScreen<OfRecord>(() => import('./screens/record.tsx').then((m) => m.RecordPage))
const RecordHistory = lazyScreen<OfRecord>(() => import('./screens/record-history.tsx').then((m) => m.RecordHistory))
const PaperScreen = lazyScreen<OfRecord>(() => import('./screens/paper.tsx').then((m) => m.PaperScreen))
const SearchScreen = lazyScreen(() => import('./screens/search.tsx').then((m) => m.SearchScreen))
const PackingScreen = lazyScreen(() => import('./screens/packing.tsx').then((m) => m.PackingScreen))
const SettingsScreen = lazyScreen(() => import('./screens/settings.tsx').then((m) => m.SettingsScreen))
const GuidanceScreen = lazyScreen(() => import('./screens/guidance.tsx').then((m) => m.GuidanceScreen))
const OtherChild = lazyScreen(() => import('./screens/other-child.tsx').then((m) => m.OtherChild))
const OutboxScreen = lazyScreen(() => import('./screens/outbox.tsx').then((m) => m.OutboxScreen))
const ReportScreen = lazyScreen<OfRecord>(() => import('./screens/report.tsx').then((m) => m.ReportScreen))
const ProviderHome = lazyScreen(() => import('./screens/provider-home.tsx').then((m) => m.ProviderHome))
const NotFound = lazyScreen(() => import('./screens/not-found.tsx').then((m) => m.NotFound))

/** `/`: what the person opens Doorstep for. */
function Home() {
  switch (useNotebook().person.role) {
    case 'foster-carer':
      return <CarerHome />
    case 'team-manager':
    case 'assistant-team-manager':
      return <Board />
    case 'childs-social-worker':
    case 'supervising-social-worker':
    case 'senior-practitioner':
      return <Today />
    case 'placements-team':
    case 'reviewing-officer':
    case 'senior-manager':
    case 'service-manager':
    case 'head-of-service':
      return <LaneHome />
    case 'independent-provider':
      return <ProviderHome />
    case 'auditor':
      return <AuditsScreen />
    default:
      return <Children />
  }
}

/** A visit is written on the screen of its kind; the record says which. */
function AnyVisit() {
  const { recordId = '' } = useRoute().params
  const type = useNotebook().casebook.get(recordId)?.type
  return type === 'supervisory-visit' ? (
    <SupervisoryVisitScreen key={recordId} recordId={recordId} />
  ) : (
    <VisitScreen key={recordId} recordId={recordId} />
  )
}

/** Screens are drawn afresh for another child or record, and stay for another tab of the same. */
const withId = (Screen: ComponentType<OfFile>) => () => {
  const { id = '', tab = '' } = useRoute().params
  return <Screen key={id} id={id} tab={tab} />
}
const withRecord = (Screen: ComponentType<OfRecord>) => () => {
  const { recordId = '' } = useRoute().params
  return <Screen key={recordId} recordId={recordId} />
}

/** What carers and agencies have no use for is, to them, an address that leads nowhere. */
const forWorkers = (Screen: ComponentType) => () => {
  const { role } = useNotebook().person
  return role === 'foster-carer' || role === 'independent-provider' ? <NotFound /> : <Screen />
}
const TodayRoute = forWorkers(Today)
const BoardRoute = forWorkers(Board)
/** An agency answers its own carers. */
const DutyRoute = () => (useNotebook().person.role === 'foster-carer' ? <NotFound /> : <DutyScreen />)
const TwoPlusRoute = forWorkers(TwoPlusScreen)
const AuditRoute = forWorkers(withRecord(AuditScreen))
const AuditsRoute = forWorkers(AuditsScreen)
const FindingsRoute = forWorkers(FindingsPage)
const CalendarRoute = forWorkers(CalendarScreen)
const ImportRoute = forWorkers(ImportScreen)
const ChildRoute = withId(ChildPage)
const HouseholdRoute = withId(HouseholdPage)
const LogRoute = withRecord(DailyLogScreen)
const IncidentRoute = withRecord(IncidentScreen)
const SupervisionRoute = withRecord(CarerSupervisionScreen)
const StaffSupervisionRoute = forWorkers(withRecord(StaffSupervisionScreen))
const CarePlanRoute = withRecord(CarePlanScreen)
const TeamRoute = forWorkers(TeamScreen)
const AfterRoute = forWorkers(withRecord(AfterwardsScreen))
const ChildsVersionRoute = withRecord(ChildsVersionScreen)
const ImpactRoute = withRecord(ImpactScreen)
const SafetyPlanRoute = withRecord(SafetyPlanScreen)
const StoryRoute = withRecord(StoryScreen)
const ViewsRoute = withRecord(ChildsViews)
const MeetingRoute = withRecord(MeetingScreen)
const RecordRoute = withRecord(RecordPage)
const RecordHistoryRoute = withRecord(RecordHistory)
const RecordFormRoute = withRecord(RecordForm)
const HomeSearchRoute = withRecord(HomeSearchScreen)
const ReadingsRoute = forWorkers(ReadingsScreen)
const ReportRoute = withRecord(ReportScreen)
const PaperRoute = withRecord(PaperScreen)

export function Routes() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/today" component={TodayRoute} />
      <Route path="/children" component={Children} />
      <Route path="/guidance" component={GuidanceScreen} />
      <Route path="/other-child" component={OtherChild} />
      <Route path="/child/:id/:tab?" component={ChildRoute} />
      <Route path="/household/:id" component={HouseholdRoute} />
      <Route path="/visit/:recordId" component={AnyVisit} />
      <Route path="/supervision/:recordId" component={SupervisionRoute} />
      <Route path="/staff-supervision/:recordId" component={StaffSupervisionRoute} />
      <Route path="/plan/:recordId" component={CarePlanRoute} />
      <Route path="/feedback" component={FeedbackPage} />
      <Route path="/team" component={TeamRoute} />
      <Route path="/meeting/:recordId/:part?" component={MeetingRoute} />
      <Route path="/after/:recordId" component={AfterRoute} />
      <Route path="/childs-version/:recordId" component={ChildsVersionRoute} />
      <Route path="/safety-plan/:recordId" component={SafetyPlanRoute} />
      <Route path="/words-and-pictures/:recordId" component={StoryRoute} />
      <Route path="/record/:recordId" component={RecordRoute} />
      <Route path="/record/:recordId/history" component={RecordHistoryRoute} />
      <Route path="/record/:recordId/edit" component={RecordFormRoute} />
      <Route path="/paper/:recordId" component={PaperRoute} />
      <Route path="/report/:recordId" component={ReportRoute} />
      <Route path="/write/:type" component={WriteScreen} />
      <Route path="/home-search/:recordId" component={HomeSearchRoute} />
      <Route path="/readings" component={ReadingsRoute} />
      <Route path="/impact/:recordId" component={ImpactRoute} />
      <Route path="/scale" component={ScaleScreen} />
      <Route path="/views/:recordId" component={ViewsRoute} />
      <Route path="/log/:recordId" component={LogRoute} />
      <Route path="/incident/:recordId" component={IncidentRoute} />
      <Route path="/help" component={AskForHelp} />
      <Route path="/duty" component={DutyRoute} />
      <Route path="/outbox" component={OutboxScreen} />
      <Route path="/board" component={BoardRoute} />
      <Route path="/two-plus" component={TwoPlusRoute} />
      <Route path="/audit/:recordId" component={AuditRoute} />
      <Route path="/audits" component={AuditsRoute} />
      <Route path="/coverage" component={FindingsRoute} />
      <Route path="/dates" component={DatesScreen} />
      <Route path="/calendar" component={CalendarRoute} />
      <Route path="/waiting/:opId?" component={Waiting} />
      <Route path="/search" component={SearchScreen} />
      <Route path="/import" component={ImportRoute} />
      <Route path="/export" component={ExportScreen} />
      <Route path="/deliveries" component={DeliveriesScreen} />
      <Route path="/packing" component={PackingScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route default component={NotFound} />
    </Router>
  )
}

/** Fetches the screens a person is about to need, while nothing else is going on. */
export function preloadScreens(role: Role): void {
  const soon =
    role === 'foster-carer'
      ? [CarerHome, DailyLogScreen]
      : role === 'team-manager' || role === 'assistant-team-manager'
        ? [Board, ChildPage]
        : role === 'placements-team' || role === 'reviewing-officer' || isAboveTeams(role)
          ? [LaneHome, ChildPage]
          : role === 'independent-provider'
            ? [ProviderHome, ReportScreen]
            : [Today, ChildPage, VisitScreen]
  for (const screen of soon) screen.preload()
}
