package no.kfr.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.client.soap.Connection;
import no.kfr.client.soap.Connection.SoapVersion;
import no.kfr.client.soap.RegisterClient;
import no.kfr.client.soap.Requests;
import no.kfr.contract.lookup.FinancialInstitution;
import no.kfr.contract.lookup.LookupReply;
import no.kfr.contract.upload.Outcome;
import no.kfr.contract.upload.Receipt;
import no.kfr.demo.CustomerFile.Entry;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Screen;
import no.kfr.terminal.Screen.Style;
import no.kfr.terminal.Table;
import no.kfr.terminal.Table.Cell;
import no.kfr.time.OsloTime;

/** The main job, over the network: an institution registers, the tax authority asks, one relationship ends. */
final class DemoStory {

    private final Screen screen;
    private final DemoCertificates certificates;
    private final URI register;
    private final LocalDate today = LocalDate.now(OsloTime.ZONE);
    private final OverviewStory overview;
    private final UUID taxCase = UUID.randomUUID();
    private final String mandate;

    DemoStory(Screen screen, DemoCertificates certificates, int port, DemoKar kar) throws IOException {
        this.screen = screen;
        this.overview = new OverviewStory(screen, kar, today);
        this.certificates = certificates;
        this.register = URI.create("https://localhost:" + port);
        this.mandate = DemoRights.mandateOf(DemoParty.TAX_AUTHORITY);
    }

    void tell() throws IOException {
        List<Entry> customers = CustomerFile.read(ShippedFiles.text("demo/customers-sample.csv"));
        try (var institution = client(DemoParty.INSTITUTION, SoapVersion.SOAP_11);
                var provider = client(DemoParty.SERVICE_PROVIDER, SoapVersion.SOAP_11);
                var taxAuthority = client(DemoParty.TAX_AUTHORITY, SoapVersion.SOAP_12);
                var police = client(DemoParty.POLICE, SoapVersion.SOAP_11)) {
            boolean reopened = register(institution, provider, customers);
            lookUp(taxAuthority, customers);
            overview.tell(taxAuthority, police);
            end(institution, taxAuthority, customers.getFirst(), reopened);
        }
    }

    /** @return whether a relationship that an earlier run had ended goes on again */
    private boolean register(RegisterClient institution, RegisterClient provider, List<Entry> customers) {
        screen.title(
                DemoParty.INSTITUTION.displayName() + " registers its customers, the companies itself and the persons"
                        + " through its service provider (signed, SOAP 1.1)");
        var table = new Table("Customer", "Since", "Signed by", "Outcome", "Receipt", "Time");
        boolean reopened = false;
        for (Entry customer : customers) {
            long began = System.nanoTime();
            RegisterClient sender = customer.isPerson() ? provider : institution;
            Receipt receipt = sender.register(Requests.register(
                    DemoParty.INSTITUTION.organisationNumber(), customer.customerId(), customer.start()));
            reopened |= receipt.getOutcome() == Outcome.CHANGED;
            table.row(
                    Cell.of(customer.customerId()),
                    Cell.of(receipt.getPeriod().getStartDate().toString()),
                    Cell.of(nameOf(receipt.getSubmittedBy())),
                    outcome(receipt.getOutcome()),
                    new Cell(receipt.getReceiptId(), Style.FAINT),
                    time(began));
        }
        table.print(screen);
        if (reopened) {
            screen.line();
            screen.line("  Changed: the last run had ended this one; registered anew, it goes on without a gap.");
        }
        return reopened;
    }

    private void lookUp(RegisterClient taxAuthority, List<Entry> customers) {
        screen.title(DemoParty.TAX_AUTHORITY.displayName() + " asks who knows them, ten years back (signed, SOAP 1.2)");
        screen.line("  " + screen.styled(Style.FAINT, "under " + mandate));
        screen.line();
        var table = new Table("Control object", "Period", "Institutions", "Time");
        for (Entry customer : customers) {
            long began = System.nanoTime();
            var reply = ask(taxAuthority, customer, today.minusYears(10), today);
            table.row(
                    Cell.of(customer.customerId()),
                    Cell.of(reply.getFromDate() + " – " + reply.getToDate()),
                    institutions(reply),
                    time(began));
            expect(!reply.getFinancialInstitution().isEmpty(), "a registered customer was not found");
        }
        table.print(screen);
    }

    private void end(RegisterClient institution, RegisterClient taxAuthority, Entry customer, boolean again) {
        LocalDate lastDay = today.minusDays(1);
        screen.title(
                customer.customerId() + " leaves " + DemoParty.INSTITUTION.displayName() + (again ? ", again" : ""));
        var table = new Table("Step", "Period", "Answer", "Time");
        asked(table, "asked before", taxAuthority, customer, today, true);
        long began = System.nanoTime();
        Receipt receipt = institution.end(
                Requests.end(DemoParty.INSTITUTION.organisationNumber(), customer.customerId(), lastDay));
        var ended = receipt.getPeriod();
        table.row(
                Cell.of("ended"),
                Cell.of(ended.getStartDate() + " – " + ended.getEndDate()),
                outcome(receipt.getOutcome()),
                time(began));
        asked(table, "asked after, about today", taxAuthority, customer, today, false);
        asked(table, "asked after, ten years back", taxAuthority, customer, today.minusYears(10), true);
        table.print(screen);
    }

    private void asked(
            Table table, String step, RegisterClient taxAuthority, Entry customer, LocalDate from, boolean found) {
        long began = System.nanoTime();
        var reply = ask(taxAuthority, customer, from, today);
        table.row(Cell.of(step), Cell.of(from + " – " + today), institutions(reply), time(began));
        expect(
                found != reply.getFinancialInstitution().isEmpty(),
                found ? "a relationship in the period was not found" : "an ended relationship was found after its end");
    }

    private LookupReply ask(RegisterClient taxAuthority, Entry customer, LocalDate from, LocalDate to) {
        return taxAuthority.lookup(Requests.lookup(taxCase, mandate, customer.customerId(), from, to));
    }

    private RegisterClient client(DemoParty party, SoapVersion version) {
        return new RegisterClient(new Connection(
                register,
                certificates.keys(party),
                DemoCertificates.PASSWORD,
                certificates.trust(),
                version,
                Duration.ofSeconds(30)));
    }

    private static String nameOf(String organisationNumber) {
        return Stream.of(DemoParty.values())
                .filter(party -> party.organisationNumber().equals(organisationNumber))
                .map(DemoParty::displayName)
                .findFirst()
                .orElse(organisationNumber);
    }

    private static Cell institutions(LookupReply reply) {
        if (reply.getFinancialInstitution().isEmpty()) {
            return new Cell("none", Style.NOTICE);
        }
        return new Cell(
                reply.getFinancialInstitution().stream()
                        .map(FinancialInstitution::getBankName)
                        .collect(Collectors.joining(", ")),
                Style.GOOD);
    }

    private static Cell outcome(Outcome outcome) {
        return switch (outcome) {
            case ADDED -> new Cell("added", Style.GOOD);
            case CHANGED -> new Cell("changed", Style.NOTICE);
            case ALREADY_THERE -> new Cell("already there", Style.FAINT);
            case ENDED -> new Cell("ended", Style.NOTICE);
            case ANNULLED -> new Cell("annulled", Style.NOTICE);
        };
    }

    private static Cell time(long began) {
        return new Cell(Screen.duration((System.nanoTime() - began) / 1_000_000), Style.FAINT);
    }

    private static void expect(boolean held, String otherwise) {
        if (!held) {
            throw new CommandFailed("The demo did not work: " + otherwise + ".");
        }
    }
}
