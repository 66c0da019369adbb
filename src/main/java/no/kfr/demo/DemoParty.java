package no.kfr.demo;

import no.kfr.demo.certificates.SubjectProfile;

/** Who takes part in the demo; {@code deploy/demo/participants.yaml} registers the same ones. */
enum DemoParty {
    INSTITUTION("institution", "Sparebanken Demo", "310011223", SubjectProfile.OLD),
    SERVICE_PROVIDER("service-provider", "Bankdata Demo", "310033448", SubjectProfile.NEW),
    TAX_AUTHORITY("tax-authority", "Skatteetaten", "974761076", SubjectProfile.OLD),
    POLICE("police", "Politiet", "915429785", SubjectProfile.NEW),
    REGISTER("register", "Kundeforholdsregisteret Demo", "310044555", SubjectProfile.NEW);

    private final String fileName;
    private final String displayName;
    private final String organisationNumber;
    private final SubjectProfile profile;

    DemoParty(String fileName, String displayName, String organisationNumber, SubjectProfile profile) {
        this.fileName = fileName;
        this.displayName = displayName;
        this.organisationNumber = organisationNumber;
        this.profile = profile;
    }

    /** Its certificate's file, without extension. */
    String fileName() {
        return fileName;
    }

    String displayName() {
        return displayName;
    }

    String organisationNumber() {
        return organisationNumber;
    }

    SubjectProfile profile() {
        return profile;
    }
}
