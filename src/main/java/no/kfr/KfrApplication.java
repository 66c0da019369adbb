package no.kfr;

/** x. */
public final class KfrApplication {
  private KfrApplication() {}

  public static void main(String[] args) {}
}
