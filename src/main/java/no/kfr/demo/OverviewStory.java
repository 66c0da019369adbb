package no.kfr.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.RegisterClient;
import no.kfr.client.soap.Requests;
import no.kfr.contract.lookup.AccountProviderReply;
import no.kfr.contract.lookup.FinancialInstitution;
import no.kfr.contract.lookup.LookupReply;
import no.kfr.contract.lookup.LookupRequest;
import no.kfr.contract.lookup.SourceName;
import no.kfr.contract.types.OwnershipType;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Screen;
import no.kfr.terminal.Screen.Style;
import no.kfr.terminal.Table;
import no.kfr.terminal.Table.Cell;

/** The Customer Relations Overview: one question, answered by both registers, and what happens when one of them does not answer. */
final class OverviewStory {

    /** Known to this register and, at two institutions, to the simulated KAR: {@code deploy/demo/kar.csv}. */
    private static final String KNOWN_TO_BOTH = "14838512470";

    private static final String COLLECTION_ACCOUNT = "12340000011";
    private static final String ACCOUNT_IN_KAR = "12340000038";
    private static final String UNKNOWN_ACCOUNT = "12340000046";

    private final Screen screen;
    private final DemoKar kar;
    private final LocalDate today;
    private final UUID caseId = UUID.randomUUID();
    private final String taxMandate;
    private final String policeMandate;

    OverviewStory(Screen screen, DemoKar kar, LocalDate today) throws IOException {
        this.screen = screen;
        this.kar = kar;
        this.today = today;
        this.taxMandate = DemoRights.mandateOf(DemoParty.TAX_AUTHORITY);
        this.policeMandate = DemoRights.mandateOf(DemoParty.POLICE);
    }

    void tell(RegisterClient taxAuthority, RegisterClient police) {
        known(taxAuthority);
        kar.duringOutage(() -> withoutKar(taxAuthority));
        accounts(police);
    }

    private void known(RegisterClient taxAuthority) {
        screen.title("Both registers know " + KNOWN_TO_BOTH + ": one answer, each institution once");
        LookupReply reply = taxAuthority.lookup(question(false));
        var table = new Table("Institution", "Active account", "Ownership");
        for (FinancialInstitution known : reply.getFinancialInstitution()) {
            OwnershipType ownership = known.getOwnershipType();
            table.row(
                    new Cell(known.getBankName(), Style.GOOD),
                    Cell.of(known.isActiveAccount() ? "yes, says KAR" : "no"),
                    Cell.of(ownership == null ? "" : ownership.value()));
        }
        table.print(screen);
        screen.line();
        screen.line("  " + screen.styled(Style.FAINT, sources(reply)));
        expect(reply.getFinancialInstitution().size() == 2, "an institution of one of the registers is missing");
        expect(
                reply.getFinancialInstitution().stream().anyMatch(FinancialInstitution::isActiveAccount),
                "what KAR says of accounts is missing");
    }

    private void withoutKar(RegisterClient taxAuthority) {
        screen.title("KAR is out of order: half an answer never looks like a whole one");
        var table = new Table("Question", "Answer", "Sources");
        try {
            taxAuthority.lookup(question(false));
            throw new CommandFailed("The demo did not work: a question was answered without KAR.");
        } catch (CallFailed refused) {
            expect("KFR-072".equals(refused.code()), "KAR's failure was not told as such");
            table.row(Cell.of("as before"), new Cell(String.valueOf(refused.getMessage()), Style.NOTICE), Cell.of(""));
        }
        LookupReply partial = taxAuthority.lookup(question(true));
        table.row(
                Cell.of("with acceptPartial"),
                new Cell(
                        partial.getFinancialInstitution().stream()
                                .map(FinancialInstitution::getBankName)
                                .collect(Collectors.joining(", ")),
                        Style.GOOD),
                Cell.of(sources(partial)));
        table.print(screen);
    }

    private void accounts(RegisterClient police) {
        screen.title(DemoParty.POLICE.displayName() + " asks who services an account");
        screen.line("  " + screen.styled(Style.FAINT, "under " + policeMandate));
        screen.line();
        var table = new Table("Account", "Serviced by", "According to");
        account(table, police, COLLECTION_ACCOUNT, SourceName.KFR);
        account(table, police, ACCOUNT_IN_KAR, SourceName.KAR);
        account(table, police, UNKNOWN_ACCOUNT, null);
        table.print(screen);
    }

    private void account(
            Table table,
            RegisterClient police,
            String account,
            @org.jspecify.annotations.Nullable SourceName expected) {
        AccountProviderReply reply = police.provider(Requests.provider(caseId, policeMandate, account));
        expect(reply.getSource() == expected, "an account is serviced by another than it was");
        if (expected == null) {
            table.row(Cell.of(account), new Cell("nobody known", Style.NOTICE), Cell.of(""));
        } else {
            table.row(
                    Cell.of(account),
                    new Cell(reply.getFinancialInstitution().getBankName(), Style.GOOD),
                    Cell.of(expected == SourceName.KFR ? "KFR: a declared collection account" : "KAR"));
        }
    }

    private LookupRequest question(boolean acceptPartial) {
        LookupRequest question = Requests.lookup(caseId, taxMandate, KNOWN_TO_BOTH, today.minusYears(1), today);
        question.setOnlyPrimaryOwner(false);
        question.setAcceptPartial(acceptPartial);
        return question;
    }

    private static String sources(LookupReply reply) {
        return reply.getSource().stream()
                .map(source -> source.getName().value() + ": "
                        + source.getState().value() + (source.getCode() == null ? "" : " (" + source.getCode() + ")"))
                .collect(Collectors.joining(", "));
    }

    private static void expect(boolean held, String otherwise) {
        if (!held) {
            throw new CommandFailed("The demo did not work: " + otherwise + ".");
        }
    }
}
