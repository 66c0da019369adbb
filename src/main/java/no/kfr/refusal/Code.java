package no.kfr.refusal;

/**
 * Every code that a caller can meet, one per cause. Codes below KFR-020 and the ERR codes keep the meaning they have in
 * the existing service; ours continue the series. {@code src/docs/errors.md} says for each what its cause is and what
 * the caller does.
 */
public enum Code {
    NOT_AUTHENTICATED("KFR-001", "Klienten er ikke autentisert.", "The client is not authenticated."),
    NO_ACCESS("KFR-002", "Klienten har ikke tilgang.", "The client does not have access."),
    NOT_OWN_INSTITUTION(
            "KFR-003",
            "Klienten kan ikke forvalte kundeforhold for dette organisasjonsnummeret.",
            "The client cannot manage customer relationships for the given organisation number."),
    INVALID_REQUEST("KFR-004", "Ugyldig forespørsel.", "Invalid request."),
    INVALID_CUSTOMER_ID("KFR-005", "Ugyldig kundeidentifikator.", "Invalid customer identifier."),
    INTERNAL_ERROR("KFR-007", "Intern feil.", "Internal error.", Retry.LATER),
    RELATIONSHIP_NOT_FOUND("KFR-008", "Kundeforholdet finnes ikke.", "Customer relationship not found."),
    INVALID_RELATIONSHIP_TYPE("KFR-009", "Ugyldig type kundeforhold.", "Invalid customer relationship type."),
    INVALID_DATE("KFR-010", "Ugyldig dato eller datoformat.", "Invalid date or date format."),
    LOOKUP_NOT_AUTHORISED("ERR-001", "Klienten er ikke autorisert.", "The client is not authorised."),
    LOOKUP_INVALID_CUSTOMER_ID("ERR-002", "Ugyldig kundeidentifikator.", "Invalid customer id."),
    LOOKUP_INVALID_PERIOD("ERR-003", "Ugyldig periode eller datoformat.", "Invalid period or date format."),
    LOOKUP_INVALID_ACCOUNT_NUMBER("ERR-004", "Ugyldig kontonummer.", "Invalid account number."),

    // The message as such
    NOT_WELL_FORMED("KFR-020", "Meldingen er ikke velformet XML.", "The message is not well-formed XML."),
    DTD_NOT_PERMITTED(
            "KFR-021",
            "Meldingen inneholder en dokumenttype eller entitet.",
            "The message has a document type declaration or an entity reference."),
    MESSAGE_TOO_LARGE("KFR-022", "Meldingen er for stor.", "The message is too large."),
    MESSAGE_TOO_COMPLEX(
            "KFR-023",
            "Meldingen er for dypt nøstet eller har for mange eller for lange elementer, attributter eller navn.",
            "The message is nested too deeply, or has too many or too long elements, attributes or names."),
    UNKNOWN_OPERATION("KFR-024", "Ukjent operasjon.", "Unknown operation."),
    ACTION_MISMATCH(
            "KFR-025",
            "SOAPAction eller wsa:Action stemmer ikke med meldingens innhold.",
            "SOAPAction or wsa:Action does not agree with the body."),
    INVALID_ENVELOPE(
            "KFR-026",
            "SOAP-konvolutten er ikke som kontrakten krever.",
            "The SOAP envelope is not as the contract demands."),
    UNSUPPORTED_MEDIA(
            "KFR-027",
            "HTTP-metoden, innholdstypen eller SOAP-versjonen støttes ikke.",
            "The HTTP method, the content type or the SOAP version is not supported."),
    REPLY_ADDRESS_NOT_PERMITTED(
            "KFR-028",
            "wsa:ReplyTo eller wsa:FaultTo peker et annet sted enn tilbake.",
            "wsa:ReplyTo or wsa:FaultTo points elsewhere than back."),
    HEADER_NOT_UNDERSTOOD(
            "KFR-029", "Et SOAP-hode som må forstås, er ukjent.", "A SOAP header that must be understood is unknown."),

    XML_VERSION("KFR-096", "Meldingen er ikke XML 1.0.", "The message is not XML 1.0."),
    ENCODING_CONTRADICTED(
            "KFR-100",
            "Meldingens tegnsett er oppgitt på to måter som ikke stemmer overens.",
            "The charset of the message is given in two ways that disagree."),
    UNKNOWN_CHARSET("KFR-101", "Meldingens tegnsett er ukjent.", "The charset of the message is unknown."),
    CONTENT_ENCODING(
            "KFR-118",
            "Meldingen er komprimert på HTTP-nivå (Content-Encoding), og det støttes ikke.",
            "The message is compressed by HTTP (Content-Encoding), which is not supported."),
    REFERENCE_PARAMETERS(
            "KFR-102",
            "wsa:ReferenceParameters kan ikke gjentas i svaret.",
            "wsa:ReferenceParameters cannot be repeated in the reply."),
    FILE_TOO_LARGE_FOR_MESSAGE(
            "KFR-103",
            "Filen er for stor til å sendes i selve meldingen.",
            "The file is too large to be sent within the message."),

    // Who signed what, and when
    NOT_SIGNED("KFR-030", "Meldingen er ikke signert.", "The message is not signed."),
    BODY_NOT_SIGNED("KFR-031", "Meldingens Body er ikke signert.", "The body of the message is not signed."),
    TIMESTAMP_NOT_SIGNED(
            "KFR-032", "Tidsstempelet mangler eller er ikke signert.", "The timestamp is missing or not signed."),
    ADDRESSING_NOT_SIGNED(
            "KFR-033",
            "WS-Addressing-hodene mangler eller er ikke signert.",
            "The WS-Addressing headers are missing or not signed."),
    SIGNATURE_INVALID(
            "KFR-034",
            "Signaturen stemmer ikke med meldingen.",
            "The signature does not verify: the message is not what was signed."),
    MESSAGE_EXPIRED("KFR-035", "Meldingen er utløpt.", "The message has expired."),
    MESSAGE_FROM_THE_FUTURE(
            "KFR-036",
            "Meldingen er datert frem i tid.",
            "The message is dated in the future: check the sender's clock."),
    MESSAGE_REPLAYED("KFR-037", "Meldingen er mottatt før.", "The message was received before."),
    WEAK_ALGORITHM(
            "KFR-038",
            "Algoritmen er ikke tillatt.",
            "The algorithm is not permitted: RSA-SHA256, SHA-256 and exclusive canonicalisation are."),
    UNKNOWN_ISSUER(
            "KFR-039",
            "Sertifikatets utsteder er ukjent.",
            "The certificate was not issued by a certificate authority that the register trusts."),
    CERTIFICATE_EXPIRED(
            "KFR-040",
            "Sertifikatet er utløpt eller ennå ikke gyldig.",
            "The certificate has expired or is not valid yet."),
    CERTIFICATE_REVOKED("KFR-041", "Sertifikatet er tilbakekalt.", "The certificate has been revoked."),
    CERTIFICATE_NOT_USABLE(
            "KFR-042",
            "Sertifikatet kan ikke brukes: svak nøkkel, feil bruksområde eller uten organisasjonsnummer.",
            "The certificate cannot be used: weak key, wrong key usage or no organisation number."),
    KEY_NOT_BY_TOKEN(
            "KFR-043",
            "Signaturen må vise til et X.509 BinarySecurityToken i meldingen.",
            "The signature must refer to an X.509 BinarySecurityToken in the message."),
    REVOCATION_UNKNOWN(
            "KFR-044",
            "Sertifikatets status kunne ikke avklares.",
            "The revocation status of the certificate could not be found out.",
            Retry.LATER),
    CERTIFICATE_NOT_PINNED(
            "KFR-045",
            "Sertifikatet er ikke blant dem som er låst til organisasjonen.",
            "The certificate is not among those that the organisation has pinned."),
    ATTACHMENT_INVALID(
            "KFR-046",
            "Et vedlegg mangler, er vist til to ganger, er ubrukt eller av feil type.",
            "An attachment is missing, referred to twice, unused or of the wrong type."),
    ADDRESSED_TO_ANOTHER(
            "KFR-047",
            "Meldingen er adressert til en annen mottaker.",
            "The message is addressed to another receiver (wsa:To)."),
    VALUE_TOO_LONG(
            "KFR-080",
            "En id eller adresse i meldingens hode er for lang.",
            "An id or address in the header of the message is too long."),
    CHECKED_TOO_LATE(
            "KFR-081",
            "Det tok for lang tid å finne ut hvem som har sendt meldingen.",
            "It took too long to find out who sent the message.",
            Retry.LATER),
    MESSAGE_TOO_SLOW("KFR-048", "Meldingen kom ikke frem i tide.", "The message did not arrive in time.", Retry.LATER),
    TOKEN_NOT_READABLE(
            "KFR-085",
            "Sikkerhetstokenet er ikke et X.509-sertifikat eller en kort sertifikatkjede som kan leses.",
            "The security token is not an X.509 certificate, or a short path of them, that can be read."),
    CERTIFICATE_FOR_ANOTHER_USE(
            "KFR-086",
            "Sertifikatet er utstedt for annen bruk enn å signere meldinger.",
            "The certificate was issued for another use than signing messages."),
    POLICY_NOT_ACCEPTED(
            "KFR-087",
            "Sertifikatet er ikke utstedt under en sertifikatpolicy som registeret godtar.",
            "The certificate was not issued under a certificate policy that the register accepts."),

    // Who may do what
    NOT_A_PARTICIPANT(
            "KFR-050", "Organisasjonen er ikke deltaker.", "The organisation is not a participant of the register."),
    SUSPENDED(
            "KFR-051",
            "Organisasjonens deltakelse er ikke aktiv.",
            "The organisation's participation is suspended or not active at this date."),
    OPERATION_NOT_PERMITTED(
            "KFR-052",
            "Organisasjonen kan ikke bruke denne operasjonen.",
            "The organisation may not use this operation."),
    NOT_DELEGATED(
            "KFR-053",
            "Avsenderen har ingen fullmakt fra organisasjonen den handler for.",
            "The signer holds no delegation from the organisation that it acts for."),
    DELEGATION_EXPIRED(
            "KFR-054", "Fullmakten gjelder ikke nå.", "The delegation has expired, was withdrawn or has not begun."),
    MANDATE_NOT_PERMITTED(
            "KFR-055", "Hjemmelen er ikke tillatt.", "The legal mandate is not among those agreed for the agency."),
    SUBJECT_KIND_NOT_PERMITTED(
            "KFR-056",
            "Hjemmelen gjelder ikke for denne typen kontrollobjekt.",
            "The legal mandate does not cover this kind of control object."),
    OWNERSHIP_NOT_PERMITTED(
            "KFR-057",
            "Hjemmelen tillater bare spørsmål om eierforhold.",
            "The legal mandate permits questions with onlyPrimaryOwner only."),
    PERIOD_NOT_PERMITTED(
            "KFR-058", "Hjemmelen tillater ikke denne perioden.", "The legal mandate does not permit this period."),
    REFERENCE_DATE_MISSING(
            "KFR-059", "Hjemmelen krever referanseDato.", "The legal mandate needs a referenceDate in the request."),

    // Doing it
    IDEMPOTENCY_CONFLICT(
            "KFR-060",
            "Samme correlationId er brukt før, med annet innhold.",
            "The same correlationId was used before, with other content."),
    OVERLOADED("KFR-061", "Registeret har for mye å gjøre.", "The register has too much to do right now.", Retry.LATER),
    DATABASE_UNAVAILABLE(
            "KFR-062", "Registeret er ikke tilgjengelig.", "The register's database is not available.", Retry.LATER),
    SYNTHETIC_NOT_ACCEPTED(
            "KFR-063", "Syntetiske identifikatorer godtas ikke her.", "Synthetic identifiers are not accepted here."),
    RATE_EXCEEDED(
            "KFR-064",
            "Virksomheten har stilt for mange spørsmål.",
            "The agency has asked more than its agreed rate.",
            Retry.LATER),

    // How much, of whom
    SENDER_RATE_EXCEEDED(
            "KFR-094",
            "Avsenderen har sendt for mye på kort tid.",
            "The sender has sent more in this minute than one sender may.",
            Retry.LATER),
    STRANGER_RATE_EXCEEDED(
            "KFR-095",
            "For mange meldinger uten kjent avsender fra denne adressen.",
            "Too much has come in this minute from an address that no sender is known from.",
            Retry.LATER),

    // Whole files
    BATCH_NOT_FOUND("KFR-065", "Partiet finnes ikke.", "There is no such batch of this institution."),
    BATCH_TOO_LARGE("KFR-066", "Partiet er for stort.", "The batch is too large."),
    CONTENT_NOT_UTF8("KFR-067", "Innholdet er ikke UTF-8.", "The content of the batch is not UTF-8."),
    CONTENT_NOT_GZIP(
            "KFR-119", "Innholdet er ikke en hel gzip-fil.", "The content of the batch is not a whole gzip file."),
    CONTENT_EXPANDS_TOO_FAR(
            "KFR-120",
            "Innholdet utvides til for mange ganger sin egen størrelse.",
            "The content of the batch expands to too many times its size."),
    BATCH_WITHOUT_ENTRIES("KFR-121", "Partiet har ingen linjer.", "The batch has no entries."),
    ENTRIES_NOT_AS_COUNTED(
            "KFR-122",
            "Partiet har ikke så mange linjer som oppgitt.",
            "The batch does not have as many entries as declared."),
    CONTENT_NOT_BASE64("KFR-123", "Innholdet er ikke base64.", "The content of the batch is not base64."),
    BATCH_STATE("KFR-068", "Partiets tilstand tillater ikke dette.", "The state of the batch does not permit this."),
    TOO_MANY_UNFINISHED(
            "KFR-090",
            "For mange av virksomhetens partier er ikke ferdige.",
            "Too many batches of the institution are not finished.",
            Retry.LATER),
    OUTCOME_UNKNOWN(
            "KFR-141",
            "Det er ikke kjent om forespørselen ble utført.",
            "It is not known whether the request was carried out.",
            Retry.LATER),
    BATCH_STEP_TOO_SLOW(
            "KFR-140",
            "Et steg i partiet tar lengre tid enn det kan vare.",
            "A step of the batch takes longer than it may last.",
            Retry.LATER),
    ENTRY_NOT_READABLE(
            "KFR-069", "Linjen har ikke riktig form.", "The entry does not have the form that its mode demands."),
    REPORT_GONE("KFR-078", "Rapporten finnes ikke lenger.", "The entries of the batch are not kept any longer."),
    ENTRY_CONTRADICTED(
            "KFR-079",
            "Samme kunde er oppgitt flere ganger med ulikt innhold.",
            "The same customer stands in the batch more than once, with contents that exclude each other."),

    // The other register
    KAR_NOT_CONFIGURED("KFR-070", "Registeret er ikke koblet til KAR.", "This register is not connected to KAR."),
    KAR_SILENT(
            "KFR-071",
            "KAR svarte ikke i tide. Feilen ligger ikke i forespørselen.",
            "KAR did not answer in time. Nothing is wrong with the request.",
            Retry.LATER),
    KAR_UNAVAILABLE(
            "KFR-072",
            "KAR er midlertidig utilgjengelig. Feilen ligger hos KAR.",
            "KAR is out of order for the time being. The fault is KAR's.",
            Retry.LATER),
    KAR_REFUSED(
            "KFR-073",
            "KAR avviste forespørselen. Registerets driftsansvarlige er varslet.",
            "KAR refused the question. The register's operator has been told."),
    KAR_NOT_UNDERSTOOD(
            "KFR-074",
            "Svaret fra KAR kan ikke brukes. Registerets driftsansvarlige er varslet.",
            "KAR's answer cannot be used. The register's operator has been told.",
            Retry.LATER),
    KAR_BUSY(
            "KFR-075",
            "For mange samtidige forespørsler til KAR.",
            "Too many questions to KAR at the same time.",
            Retry.LATER),
    KAR_NO_ACCESS(
            "KFR-076",
            "Registeret har ikke tilgang til KAR. Registerets driftsansvarlige er varslet.",
            "This register is not given access to KAR. The register's operator has been told."),
    MASKINPORTEN_SILENT(
            "KFR-115",
            "Maskinporten ga ikke registeret tilgangstoken til KAR. Feilen ligger hos Maskinporten.",
            "Maskinporten gave this register no access token for KAR. The fault is Maskinporten's.",
            Retry.LATER),
    KAR_PROXY(
            "KFR-116",
            "Forespørselen til KAR ble stanset av en proxy hos registeret. Registerets driftsansvarlige er varslet.",
            "A proxy at this register stopped the question to KAR. The register's operator has been told."),
    KAR_NOT_TRUSTED(
            "KFR-117",
            "Registeret fikk ingen sikker forbindelse til KAR. Registerets driftsansvarlige er varslet.",
            "No secure connection to KAR could be made. The register's operator has been told.");

    private enum Retry {
        LATER,
        NEVER
    }

    private final String id;
    private final String norwegian;
    private final String english;
    private final Retry retry;

    Code(String id, String norwegian, String english) {
        this(id, norwegian, english, Retry.NEVER);
    }

    Code(String id, String norwegian, String english, Retry retry) {
        this.id = id;
        this.norwegian = norwegian;
        this.english = english;
        this.retry = retry;
    }

    /** The code as callers see it, such as {@code KFR-005}. */
    public String id() {
        return id;
    }

    public String norwegian() {
        return norwegian;
    }

    public String english() {
        return english;
    }

    /** Whether the same request, unchanged, may succeed later. */
    public boolean retryable() {
        return retry == Retry.LATER;
    }
}
